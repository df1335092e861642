"""Maths as students write it, made up: sums, formulas, coordinates, prices, book numbers, LaTeX."""

import random
import string

from hypothesis import strategies as st

_LETTERS = st.sampled_from(string.ascii_letters)
_NUMBERS = st.one_of(
    st.integers(-(10**6), 10**9).map(str),
    st.decimals(-1_000, 10_000, places=2, allow_nan=False).map(str),
    st.integers(1_000, 10**9).map(lambda number: f"{number:,}"),
)
_OPERATORS = st.sampled_from(
    [
        "+",
        "-",
        "*",
        "/",
        "=",
        "<",
        ">",
        "^",
        " + ",
        " - ",
        " * ",
        " / ",
        " = ",
        "·",
        "÷",
        "×",
        " ≤ ",
    ]
)


@st.composite
def sums(draw: st.DrawFn) -> str:
    """Numbers and letters with operators between them, some in brackets."""
    term = st.one_of(_NUMBERS, _LETTERS, st.builds("{}{}".format, st.integers(2, 99), _LETTERS))
    parts = [draw(term)]
    for _ in range(draw(st.integers(1, 6))):
        each = draw(term)
        parts += [draw(_OPERATORS), f"({each})" if draw(st.booleans()) else each]
    return "".join(parts)


coordinates = st.builds("({}, {})".format, _NUMBERS, _NUMBERS) | st.builds(
    "{}; {}".format, st.floats(-90, 90), st.floats(-180, 180)
)
prices = st.builds("{}{}".format, st.sampled_from("$€£"), st.decimals(0, 10**5, places=2))


@st.composite
def book_numbers(draw: st.DrawFn) -> str:
    """ISBN-13 with its check digit, with hyphens or without."""
    digits = "978" + draw(st.text("0123456789", min_size=9, max_size=9))
    check = -sum(int(digit) * (1 + 2 * (at % 2)) for at, digit in enumerate(digits)) % 10
    gap = draw(st.sampled_from(["-", ""]))
    return f"ISBN {gap.join((digits[:3], digits[3], digits[4:7], digits[7:], str(check)))}"


formulas = st.one_of(
    st.builds("\\frac{{{}}}{{{}}}".format, sums(), sums()),
    st.builds("\\sqrt{{{}}}".format, sums()),
    st.builds("{}_{{{}}}^{{{}}}".format, _LETTERS, _LETTERS, st.integers(0, 99)),
    st.builds("\\sum_{{{0}=1}}^{{n}} {0}^2".format, _LETTERS),
    st.builds("\\left( {} \\right)".format, sums()),
    st.builds("\\sin({}) \\cdot \\cos({})".format, _LETTERS, _LETTERS),
).map(lambda formula: f"${formula}$")

sequences = st.lists(_NUMBERS, min_size=2, max_size=9).map(", ".join)
times = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59))
dates = st.dates().map(str)

maths = st.one_of(sums(), coordinates, prices, book_numbers(), formulas, sequences, times, dates)
"""Any of them."""

_SENTENCES = ("{}", "I think {} is right", "is it {}?", "so we get {} then {}", "the answer is {}")


@st.composite
def remarks(draw: st.DrawFn) -> str:
    """A remark with maths in it."""
    sentence = draw(st.sampled_from(_SENTENCES))
    return sentence.format(*(draw(maths) for _ in range(sentence.count("{}"))))


def examples(count: int, seed: int = 11) -> list[str]:
    """As many remarks, the same at every run: drawn by hand, for benches are no tests."""
    seeded = random.Random(seed)
    return [_remark(seeded) for _ in range(count)]


def _remark(seeded: random.Random) -> str:
    sentence = seeded.choice(_SENTENCES)
    return sentence.format(*(_invented(seeded) for _ in range(sentence.count("{}"))))


def _invented(seeded: random.Random) -> str:
    a, b, c = (seeded.randint(-999, 9_999) for _ in range(3))
    x, y = seeded.choices(string.ascii_letters, k=2)
    price = f"{seeded.choice('$€£')}{abs(a)}.{abs(b) % 100:02d}"
    return seeded.choice(
        [
            *(f"{a}{x} + {b}{y} = {c}", f"{x}*{y}*{seeded.choice(string.ascii_letters)} = {a}"),
            *(
                f"{x} ({x}-{a})",
                f"{a} - {b} = {a - b}",
                f"({a}, {b})",
                f"{a / 97}, {b / 89}",
                price,
            ),
            *(f"${x}^{abs(a) % 9} - {y}_{{{b}}}$", f"$\\frac{{{a}{x}}}{{{b}}}$", f"{a} in {b} {x}"),
            f"ISBN 978-{abs(a) % 10}-{abs(b):04d}-{abs(c):04d}-{abs(a) % 10}",
            f"{abs(a)} {abs(b):03d} {abs(c):03d}",
        ]
    )
