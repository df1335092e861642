"""Mastery in words, for tutors and parents.

Nothing here names another person, compares anybody, or gives a child a label: it says what was
done, and what a number makes of it.
"""

from collections import Counter
from math import floor

from rooms.facts import Verdict
from rooms.mastery.learners import Evidence, Skill
from rooms.mastery.suggesting import GroupSuggestion, Reason, Suggestion
from rooms.mastery.tracing import MASTERY
from rooms.mastery.weights import Origin

_LEVELS = ((MASTERY, "secure"), (0.7, "nearly there"), (0.4, "growing"), (0.0, "just beginning"))

_ATTEMPTS = {1: "at the first try", 2: "at the second try", 3: "at the third try"}


def skill_name(skill: str) -> str:
    """A skill as people read it: `adding_fractions` is "adding fractions"."""
    return " ".join(skill.replace("_", " ").split()) or "this skill"


def of_100(known: float) -> int:
    """P(known) as a number of 100, rounded down: 95 is never shown before mastery is reached."""
    # A product like 0.29 × 100 falls just short of the whole number that it stands for.
    return floor(known * 100 + 1e-9)


def level(known: float) -> str:
    """P(known) in a word or two."""
    return next(word for least, word in _LEVELS if known >= least)


def headline(skill: str, about: Skill) -> str:
    """A skill over the session: where it began, and where it stands."""
    began, stands = of_100(about.at_start), of_100(about.known)
    moved = f"stays at {stands}" if began == stands else f"from {began} to {stands}"
    return f"{skill_name(skill).capitalize()}: {moved} of 100, {level(about.known)}."


def explain(evidence: Evidence) -> str:
    """One answer: what happened, how much it counts and why, and what it did."""
    return f"{_happened(evidence)} {_counts(evidence)} {_moved(evidence)}"


def _happened(evidence: Evidence) -> str:
    what = {Verdict.CORRECT: "Right", Verdict.INCORRECT: "Not yet right"}
    said = what.get(evidence.verdict, "Nearly right")
    attempt = _ATTEMPTS.get(evidence.attempt, f"at try {evidence.attempt}")
    return f"{said} {attempt}, {_help(evidence)}{_ORIGINS[evidence.origin]}."


_ORIGINS = {
    Origin.OWN: "",
    Origin.PROPOSED: "; it was the group's answer, proposed here",
    Origin.AGREED: "; it was the group's answer, proposed by a group member",
    Origin.SHOWN: "; answers of the group were on show before",
}


def _help(evidence: Evidence) -> str:
    if evidence.told:
        return "with the answer on show"
    if not evidence.hints:
        return "without a hint"
    return f"with {evidence.hints} hint{'s' if evidence.hints > 1 else ''}"


def _counts(evidence: Evidence) -> str:
    if evidence.weight >= 1:
        return "It counts in full."
    if evidence.weight <= 0:
        return "It does not count, for or against."
    return f"It counts {max(1, round(evidence.weight * 100))}%."


def _moved(evidence: Evidence) -> str:
    before, after = of_100(evidence.before), of_100(evidence.after)
    if before == after:
        return f"Stays at {after} of 100."
    why = " Trying is practice, too." if after > before and _is_wrong(evidence) else ""
    return f"{before} → {after} of 100.{why}"


def _is_wrong(evidence: Evidence) -> bool:
    return evidence.verdict is not Verdict.CORRECT


def why(suggestion: Suggestion) -> str:
    """Why a problem is suggested to one person."""
    skill = skill_name(suggestion.skill)
    match suggestion.reason:
        case Reason.REVIEW:
            return f"Keeps {skill} fresh: it was learned a while ago."
        case Reason.EASIER:
            return f"Practises {skill} in a simpler problem, after two steps that were hard."
        case Reason.SIMPLER:
            return f"Practises {skill} in a simpler problem."
        case Reason.PRACTISE:
            return f"Practises {skill}, which is being built."
        case Reason.NEXT:
            return "All its skills are secure: it is the next one of the set."


def why_for_all(suggestion: GroupSuggestion) -> str:
    """Why a problem is suggested to a group, without saying who."""
    counted = Counter((each.reason, each.skill) for each in suggestion.each)
    all_of_them = len(suggestion.each)
    parts = [_share(reason, skill, n, all_of_them) for (reason, skill), n in counted.items()]
    return "; ".join(parts).capitalize() + "."


def _share(reason: Reason, skill: str, people: int, all_of_them: int) -> str:
    who = "everybody" if people == all_of_them else f"{people} of {all_of_them}"
    verb = "finds" if people == 1 or people == all_of_them else "find"
    match reason:
        case Reason.REVIEW:
            return f"{who} {verb} a review of {skill_name(skill)}"
        case Reason.NEXT:
            return f"{who} {verb} the next one of the set"
        case _:
            return f"{who} {verb} practice in {skill_name(skill)}"
