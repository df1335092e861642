"""Who may need a tutor, and why: a fold over the facts of a room, for tutors only."""
