"""How a room works on a problem: alone, together, or thinking first; and what a tutor shows."""
