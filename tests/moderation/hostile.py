"""Pieces that a text is made of to make its judge slow."""

PIECES = [
    *("* ", "*", "a*", "a**b ", "$", "$a ", "$1", "1", "1-", "1, ", "9.", "a1", "1st", "x (", "{"),
    *("f u c ", "a ", "a", "ab", "aabb", "fuc", "retar", "a'", "a_", "@", "a@a.", "a.", "a-"),
    *("\ufdfa", "\u0301", "😀", "한", "\ud800", "\\a", "b1b2b3c$c$ ", "a1" * 12 + " ", " dot a"),
    *("my number ", "call me 1 2 3 4 5 6 ", "555-123-", "+1 23 ", "you are ", "www.", "http://"),
    *("i want to ", "kill ", "women are ", 'say "', "one two ", "4111 ", "de12 ", "so so ", "my "),
    *("a at b dot ", "s.h.", "1.2.3.", "1:2:", "gmail ", "i will kill ", "my dad who ", "- - "),
    *("card 1", "add me on ", "a b c ", "x.com ", "not ", "people who say ", "said women "),
]
