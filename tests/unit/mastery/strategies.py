"""Random sessions of two students who get in each other's way, as far as a room lets them."""

from random import Random

from hypothesis import strategies as st

from rooms.facts import (
    AttendanceJoined,
    AttendanceLeft,
    ChatPosted,
    HandLowered,
    HandRaised,
    Recorded,
    SessionEnded,
)
from tests.unit.mastery.lessons import Lesson

STUDENTS = ("mia", "tom")

_answers = st.tuples(
    st.just("answer"),
    st.sampled_from(STUDENTS),
    st.sampled_from(
        [
            *[("pizza", part) for part in ("s1", "s2", "s3", "s4", "s5", "s1-h2")],
            *[("many", f"m{n}") for n in range(30)],
        ]
    ),
    st.sampled_from(["3/4", "1/2", "a", "yes", "no", "7", "1", "2"]) | st.just("right"),
)
_hints = st.tuples(
    st.just("hint"),
    st.sampled_from(STUDENTS),
    st.sampled_from(["s1-h1", "s1-h2", "s1-h2-a", "s1-h3", "s2-h1"]),
    st.sampled_from(["own", "own", "own", "tina"]),
)
_others = st.tuples(
    st.sampled_from(["chat", "raise", "lower", "lowered", "leave", "join"]),
    st.sampled_from(STUDENTS),
    st.none(),
    st.none(),
)
_room = st.tuples(
    st.sampled_from(["open pizza", "open many", "start", "end"]),
    st.none(),
    st.none(),
    st.none(),
)
gaps = st.sampled_from([0, 0.5, 2, 3, 4.9, 5, 8, 30, 61, 121, 301, 700])
events = st.tuples(gaps, st.one_of(_answers, _answers, _answers, _hints, _hints, _others, _room))
runs = st.lists(events, max_size=60)
"""Each event: seconds since the one before, and what happened."""

seeds = st.integers(0, 2**32)


def play(lesson: Lesson, run) -> Lesson:
    """Write the facts of a run, less what a room would refuse."""
    for gap, (what, person, place, detail) in run:
        lesson.wait(gap)
        if what == "answer":
            _answer(lesson, person, place, detail)
        elif what == "hint":
            if "pizza" in lesson.keys:
                lesson.hint("pizza", place, person, by="tina" if detail == "tina" else None)
        elif what == "chat":
            lesson.fact(person, ChatPosted(text="Hm"))
        elif what == "raise":
            lesson.fact(person, HandRaised(person=person))
        elif what in ("lower", "lowered"):
            lesson.fact(person if what == "lower" else "tina", HandLowered(person=person))
        elif what == "leave":
            lesson.fact(person, AttendanceLeft(person=person, since=lesson.now))
        elif what == "join":
            lesson.fact(person, AttendanceJoined(person=person, since=lesson.now))
        elif what == "start":
            lesson.start(f"s{len(lesson.log)}")
        elif what == "end":
            lesson.fact("tina", SessionEnded(session="s"))
        else:
            lesson.open(what.split()[1])
    return lesson


def without(facts: list[Recorded], person: str) -> list[Recorded]:
    """A log in which this student never was."""
    return [each for each in facts if person not in (each.by, _about(each))]


def interleaved(facts: list[Recorded], seed: int, first: int = 0) -> list[Recorded]:
    """The same facts, those of the two students shuffled into each other behind the `first`.

    Each one's own keep their order, and none crosses a fact about the whole room.
    """
    facts, random = list(facts), Random(seed)
    for _ in range(len(facts) * 4):
        n = random.randrange(len(facts))
        pair = facts[n : n + 2]
        if n >= first and {_about(each) for each in pair} == set(STUDENTS):
            facts[n : n + 2] = reversed(pair)
    return facts


def _about(recorded: Recorded) -> str:
    return getattr(recorded.fact, "person", recorded.by)


def _answer(lesson: Lesson, person: str, place: tuple[str, str], text: str) -> None:
    name, part = place
    if name not in lesson.keys:
        return
    right = part.removeprefix("m") if name == "many" else "3/4"
    lesson.answer(name, part, right if text == "right" else text, person)
