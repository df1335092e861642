"""Chemical formulas, and chemical equations that have to be balanced."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from rooms.scaffolding.asks import ChemicalEquationAsk, ChemicalFormulaAsk
from rooms.scaffolding.judgement import Judgement, incorrect
from rooms.scaffolding.kinds.base import Kind
from rooms.scaffolding.reading.chemistry import Reaction, Species, read_formula, read_reaction
from rooms.scaffolding.reading.style import Locale
from rooms.scaffolding.unread import Unread

AS_USUAL = "It has the right atoms. Look at the order and the groups in which they are written."
CHARGE = "The atoms are right. Look at the charge."
COUNTS = "The elements are right. Look at how many of each there are."
CAPITALS = "Look at the capital letters: Co is cobalt, CO is carbon monoxide."

BALANCED = "It is balanced. Use the smallest whole numbers."
STATES = "The equation is right. Write the states too, like (s), (l), (g) or (aq)."
OTHER_STATES = "The equation is right. Look at the states."
UNBALANCED = "The formulas are right. It is not balanced yet: count {element} on both sides."
CHARGES = "The atoms are balanced. The charges are not yet the same on both sides."
TURNED = "Look at which side of the arrow each belongs on."
FORMULAS = "Look at the formulas again: not all of them are the ones that are needed."

Sides = tuple[dict[Species, Fraction], dict[Species, Fraction]]
"""How many there are of each on either side."""


class Formulas(Kind[ChemicalFormulaAsk, Species]):
    """The formula of a substance or an ion."""

    def _readings(self, text: str, locale: Locale) -> Sequence[Species | Unread]:
        return (read_formula(text),)

    def _same(self, given: Species, key: Species) -> bool:
        return (given.atoms, given.charge) == (key.atoms, key.charge)

    def _fault(self, given: Species, key: Species) -> str:
        return "" if given.written == key.written else AS_USUAL

    def _near(self, given: Species) -> Judgement | None:
        for key in self.keys:
            if given.atoms == key.atoms:
                return incorrect(CHARGE)
            if {name for name, _ in given.atoms} == {name for name, _ in key.atoms}:
                return incorrect(COUNTS)
            if given.written.casefold() == key.written.casefold():
                return incorrect(CAPITALS)
        return None


class ChemicalEquations(Kind[ChemicalEquationAsk, Reaction]):
    """A balanced equation: the same substances, in the same proportion."""

    def _readings(self, text: str, locale: Locale) -> Sequence[Reaction | Unread]:
        return (read_reaction(text),)

    def _same(self, given: Reaction, key: Reaction) -> bool:
        return _proportion(_sides(given), _sides(key)) is not None and not (
            self.ask.states and _has_other_states(given, key)
        )

    def _fault(self, given: Reaction, key: Reaction) -> str:
        if _proportion(_sides(given), _sides(key)) != 1:
            return BALANCED
        is_stated = all(state for _, _, state in (*given.before, *given.after))
        return STATES if self.ask.states and not is_stated else ""

    def _near(self, given: Reaction) -> Judgement | None:
        one = _sides(given)
        for key in self.keys:
            other = _sides(key)
            if _proportion(one, other) is not None:
                return incorrect(OTHER_STATES)
            if one[0].keys() == other[0].keys() and one[1].keys() == other[1].keys():
                return incorrect(_imbalance(one))
            if one[0].keys() | one[1].keys() == other[0].keys() | other[1].keys():
                return incorrect(TURNED)
        return incorrect(FORMULAS) if self.keys else None


def _sides(reaction: Reaction) -> Sides:
    return _counted(reaction.before), _counted(reaction.after)


def _counted(terms: Sequence[tuple[Species, Fraction, str]]) -> dict[Species, Fraction]:
    found: dict[Species, Fraction] = {}
    for species, count, _ in terms:
        bare = Species(species.atoms, species.charge, "")
        found[bare] = found.get(bare, Fraction(0)) + count
    return found


def _proportion(one: Sides, other: Sides) -> Fraction | None:
    """How many times `other` the coefficients of `one` are; None if they are in no proportion."""
    if any(a.keys() != b.keys() for a, b in zip(one, other, strict=True)):
        return None
    ratios = {a[each] / b[each] for a, b in zip(one, other, strict=True) for each in a}
    return ratios.pop() if len(ratios) == 1 else None


def _imbalance(sides: Sides) -> str:
    """What is not the same on both sides; the last resort is the number of each substance."""
    one, other = map(_atoms, sides)
    for element in sorted(one.keys() | other.keys()):
        if one[element] != other[element]:
            return UNBALANCED.format(element=element)
    charges = [sum(each.charge * count for each, count in side.items()) for side in sides]
    return CHARGES if charges[0] != charges[1] else FORMULAS


def _atoms(side: dict[Species, Fraction]) -> Counter[str]:
    atoms: Counter[str] = Counter()
    for species, count in side.items():
        for element, number in species.atoms:
            atoms[element] += number * count  # type: ignore[assignment]
    return atoms


def _has_other_states(given: Reaction, key: Reaction) -> bool:
    """Whether a state is written that is another one than in the key."""
    wanted = {(species.atoms, species.charge): state for species, _, state in _terms(key)}
    return any(
        state and state != wanted.get((species.atoms, species.charge), state)
        for species, _, state in _terms(given)
    )


def _terms(reaction: Reaction) -> Sequence[tuple[Species, Fraction, str]]:
    return (*reaction.before, *reaction.after)
