"""What may be said: every text passes here before another person can read it."""
