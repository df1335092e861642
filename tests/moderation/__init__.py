"""What moderation is tried with: disguises, invented maths, names, and the corpora beside it."""
