"""How each kind of answer is checked: read, compared by value, then looked at for its form."""
