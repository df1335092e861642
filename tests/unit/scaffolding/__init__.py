"""How answers are checked, which hint comes next, and the problems of our own."""
