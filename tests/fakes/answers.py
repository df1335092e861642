"""Asking the checker for no more than its verdict."""

from rooms.facts import Verdict
from rooms.refusals import Refusal
from rooms.scaffolding.checking import check
from rooms.scaffolding.problem import Question


def verdict(question: Question, answer: str, asked: str = "") -> Verdict | None:
    """The verdict on an answer; None for one that cannot be read."""
    found = check(question, answer, asked)
    return None if isinstance(found, Refusal) else found.verdict
