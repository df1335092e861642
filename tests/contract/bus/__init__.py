"""One suite for every bus: the one in memory, and the one over a real server, killed for real."""
