"""HTTP: sign-in, home, rooms, problems and health, from one declarative table of routes."""
