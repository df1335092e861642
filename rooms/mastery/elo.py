"""Elo ratings: how difficult a question is, and how able a person, on one scale.

R. Pelánek, "Applications of the Elo rating system in adaptive educational systems", Computers &
Education 98 (2016), pp. 169–179. An answer is a match between a person and a question. Ratings are
in logits: 0 is the average; 1 more multiplies the odds of a right answer by e, 2.7. Only first
attempts are matches: later ones are no longer the same question.
"""

from dataclasses import dataclass, field, replace
from math import exp

from rooms.base import Id

START = 1.0
SETTLING = 0.05
"""How far a first match moves a rating, and how soon ratings settle: see `uncertainty`."""


@dataclass(frozen=True, slots=True)
class Rating:
    """The ability of a person, or the difficulty of a question."""

    value: float = 0.0
    """In logits."""
    matches: int = 0


@dataclass(frozen=True, slots=True)
class Ratings:
    """Everybody's ability, and the difficulty of every question that was answered."""

    people: dict[Id, Rating] = field(default_factory=dict)
    items: dict[str, Rating] = field(default_factory=dict)
    """By `item_id`."""


def item_id(problem: Id, part: str) -> str:
    """The name of a question among `Ratings.items`."""
    return f"{problem}/{part}"


def expected(ability: float, difficulty: float, options: int | None = None) -> float:
    """How likely a right answer is: 1 / (1 + exp(difficulty − ability)).

    Of `options` to choose from, a blind pick is right with c = 1/options: c + (1 − c)·that.
    """
    # Beyond ±60 logits the answer is certain to double precision, and exp would overflow at 710.
    by_ability = 1 / (1 + exp(min(60.0, max(-60.0, difficulty - ability))))
    by_luck = 1 / options if options else 0.0
    return by_luck + (1 - by_luck) * by_ability


def uncertainty(matches: int) -> float:
    """How far the next match moves a rating: U(n) = a / (1 + b·n).

    The form is Pelánek's: much at first, less and less as more is known. a = 1 and b = 0.05 are
    set here; with few answers per question in a room, a larger a would make the first one decide.
    """
    return START / (1 + SETTLING * matches)


def answered(
    ratings: Ratings,
    person: Id,
    item: str,
    *,
    right: bool,
    options: int | None = None,
    weight: float = 1.0,
) -> Ratings:
    """The ratings after one first attempt that counts `weight` (0 to 1).

    ability += U(n)·weight·(right − expected); difficulty += U(n)·weight·(expected − right).
    """
    if weight <= 0:
        return ratings
    able, hard = ratings.people.get(person, Rating()), ratings.items.get(item, Rating())
    surprise = weight * (float(right) - expected(able.value, hard.value, options))
    return replace(
        ratings,
        people={**ratings.people, person: _moved(able, surprise)},
        items={**ratings.items, item: _moved(hard, -surprise)},
    )


def _moved(rating: Rating, surprise: float) -> Rating:
    return Rating(rating.value + uncertainty(rating.matches) * surprise, rating.matches + 1)
