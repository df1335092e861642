"""Why an answer could not be read, in the words of whoever typed it."""

from dataclasses import dataclass

NOT_A_NUMBER = "This part does not read as a number. You can write 12, 3/4, 2.5 or 2(3 + 4)."
MATHS_ONLY = "This part does not read as maths. You can write 2x + 3, 3(x - 1), x^2 or 1/2."
UNKNOWN = "This sign is not known here. Write it in another way."
SIGN_MISSING = "A sign is missing before this number. For a power write x^2, for a product 2x."
COMMA = "Use a point for decimals, like 1.5. A comma is for thousands, like 1,000."
POINT = "A comma does not fit here. Decimals are written like 1,5."
UNFINISHED = "Something is missing here. Finish it, or take the last sign away."
UNCLOSED = "A bracket that opens here is not closed."
NO_VALUE = "This part has no value, like a division by 0."
TOO_LARGE = "This part is too large to work out here. Write it in a simpler way."
TOO_LONG = "That is longer than an answer can be. Write it in a shorter way."
TOO_DEEP = "Too many brackets inside each other. Write it in a simpler way."
EMPTY = "Type an answer first."
NO_RELATION = "A sign such as = or < is missing here."
NOT_AN_EQUATION = "Write an equation, with the sign =."
NOT_AN_INTERVAL = "This does not read as an interval. You can write (2, 5], [0, inf) or (-1, 3)."
UPSIDE_DOWN = "The smaller end comes first in an interval."
TOO_MANY = "That is more than an answer can hold."
NOT_A_UNIT = "This unit is not known here. You can write 5 cm, 12 m/s, 3 kg m^2 or 20 °C."
NOT_A_FORMULA = "This does not read as a formula. You can write H2O, Ca(OH)2 or SO4^2-."
NOT_AN_ELEMENT = "No element is written like this. Symbols begin with a capital letter: Na, Cl."
NO_ARROW = "An arrow is missing here. Write the equation like 2H2 + O2 -> 2H2O."
UNEVEN = "All rows of a matrix are of the same length."
ONE_EQUATION = "Write one equation, with one sign =."


@dataclass(frozen=True, slots=True)
class Unread:
    """Where and why an answer stopped making sense."""

    at: int
    message: str
