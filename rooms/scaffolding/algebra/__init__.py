"""Working with expressions: their values, whether two are the same, and the form they are in."""
