"""Whether two answers are variations of each other."""


def are_near(one: str, other: str, most: int) -> bool:
    """Whether the edit distance (Levenshtein) of two texts is at most `most`.

    Insertions, deletions and replacements of one character count 1 each. Takes time in proportion
    to the length of the texts, times 3 to the power of `most`: meant for small numbers.
    """
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    one, other = one[same:], other[same:]
    if not one or not other:
        return len(one) + len(other) <= most
    if most == 0 or abs(len(one) - len(other)) > most:
        return False
    shorter = ((one[1:], other[1:]), (one[1:], other), (one, other[1:]))
    return any(are_near(left, right, most - 1) for left, right in shorter)
