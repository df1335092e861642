"""Shared vectors: facts in, state out, that both the Python and the TypeScript `evolve` match.

`python -m tests.vectors` writes them anew from the scenarios below; a test fails when they are
stale. Each file holds `{name, viewer, facts, state}`: the facts that one viewer is sent, in order,
and the public state that they add up to.
"""

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from rooms import commands as c
from rooms.accommodations import Adjustment
from rooms.board.elements import Figure, Line, NewElement, Patch, Stroke, Writing
from rooms.nudges import Nudge
from rooms.roles import Actor
from rooms.state import public
from tests.fakes.house import (
    HELD,
    MIA,
    MODERATOR,
    OWN_NUMBERS,
    PASSED,
    TOM,
    TUTOR,
    WORRYING,
    House,
    in_session,
)

FOLDER = Path(__file__).parent


def _box(element: str, x: int = 100, page: str = "p1") -> NewElement:
    figure = Figure(kind="rectangle", x=x, y=100, w=50, h=50)
    return NewElement(id=element, page=page, shape=figure)


def people() -> House:
    """Coming and going, hands, pens, muting and sending out."""
    house = in_session()
    house.do(MIA, c.AttendanceJoin, since=0)
    house.do(TOM, c.HandRaise)
    house.do(MIA, c.HandRaise)
    house.do(TUTOR, c.HandLower, person="tom")
    house.do(TUTOR, c.PensOpen, open=False)
    house.do(TUTOR, c.PenOpen, person="mia", open=True)
    house.do(TUTOR, c.PersonMute, person="tom", muted=True)
    house.do(TUTOR, c.PersonRemove, person="mia")
    house.do(TUTOR, c.PersonReadmit, person="mia")
    house.do(MIA, c.AttendanceJoin, since=0)
    house.do(MIA, c.AttendanceLeave, since=2_000_000_000_000)
    house.do(MIA, c.PersonEnter, name="Mia O.")
    return house


def private() -> House:
    """What students tell the adults, and what these say to one of them."""
    house = in_session()
    house.do(MIA, c.AttendanceJoin, since=0)
    house.do(MIA, c.StuckSay)
    house.do(TOM, c.BreakTake)
    house.do(TUTOR, c.PersonNudge, person="mia", nudge=Nudge.SHOW_ME)
    house.do(TOM, c.BreakTake, resting=False)
    house.do(MIA, c.StuckSay)
    house.do(MIA, c.BreakTake)
    house.do(TOM, c.ChatPost, text="I cannot go on", screening=WORRYING)
    house.do(MIA, c.AttendanceLeave, since=2_000_000_000_000)
    return house


def chat() -> House:
    """Messages, replies, held ones that are released, removed and withdrawn, deleting."""
    house = in_session()
    first = house.do(MIA, c.ChatPost, text="is it $6 \\cdot 7$?").seq
    house.do(TOM, c.ChatPost, text="yes", reply_to=first)
    late = house.do(TOM, c.ChatPost, text="late", screening=HELD).seq
    never = house.do(MIA, c.ChatPost, text="never", screening=HELD).seq
    own = house.do(MIA, c.ChatPost, text="own", screening=HELD).seq
    house.do(TUTOR, c.ChatPost, text="good")
    house.do(MODERATOR, c.HeldRelease, place=late)
    house.do(TUTOR, c.HeldRemove, place=never)
    house.do(MIA, c.ChatDelete, place=own)
    house.do(MIA, c.ChatDelete, place=first)
    return house


def board() -> House:
    """Drawing, moving, words that are held, pages, clearing, undo and redo."""
    house = in_session()
    stroke = Stroke(x=10, y=10, w=100, h=80, pw=100, ph=80, points=(0, 0, 50, 100, 80, 60))
    house.do(MIA, c.BoardCreate, elements=(NewElement(id="s1", page="p1", shape=stroke),))
    arrow = Line(kind="arrow", x=0, y=0, w=9, h=9, pw=9, ph=9, points=(0, 0, 9, 9))
    house.do(TOM, c.BoardCreate, elements=(NewElement(id="a1", page="p1", shape=arrow), _box("b1")))
    note = Writing(kind="note", x=5, y=5, w=90, h=90, text="six times seven")
    held = house.do(
        MIA,
        c.BoardCreate,
        elements=(NewElement(id="n1", page="p1", shape=note),),
        screening=HELD,
    ).seq
    house.do(MIA, c.BoardPatch, patches=(Patch(id="s1", x=40, colour="blue"),))
    house.do(TUTOR, c.BoardPatch, patches=(Patch(id="s1", y=70), Patch(id="b1", filled=True)))
    house.do(MODERATOR, c.HeldRelease, place=held)
    house.do(MIA, c.BoardUndo)
    house.do(MIA, c.BoardUndo)
    house.do(TUTOR, c.PageAdd)
    house.do(TUTOR, c.PageBring, page="p2")
    house.do(TUTOR, c.PageClear, page="p1")
    house.do(TUTOR, c.BoardUndo)
    house.do(TUTOR, c.BoardRedo)
    house.do(TUTOR, c.BoardUndo)
    house.do(TOM, c.BoardRemove, elements=("a1",))
    return house


def lesson() -> House:
    """Answers, hints and scaffolds of two students; then another session."""
    house = in_session()

    def give(actor: Actor, part: str, answer: str) -> int:
        fields = {"problem": "apples", "part": part, "answer": answer}
        return house.do(actor, c.AnswerGive, **fields).seq

    give(MIA, "s1", "41")
    house.do(MIA, c.HintTake, problem="apples", under="s1")
    house.do(MIA, c.HintTake, problem="apples", under="s1")
    give(MIA, "s1-h2", "30")
    give(MIA, "s1", "42")
    give(TOM, "s1", "42")
    fields = {"problem": "apples", "part": "s3", "answer": "times thing"}
    held = house.do(TOM, c.AnswerGive, **fields, screening=HELD).seq
    house.do(TUTOR, c.HeldRelease, place=held)
    house.do(TUTOR, c.ProblemOpen, problem="apples")
    give(MIA, "s2", "a")
    return house


def modes() -> House:
    """Thinking first, then together, with steps that are locked, and what a tutor shows."""
    house = in_session()
    for actor in (MIA, TOM):
        house.do(actor, c.AttendanceJoin, since=0)

    def give(actor: Actor, part: str, answer: str, **fields: object) -> int:
        return house.do(
            actor, c.AnswerGive, problem="apples", part=part, answer=answer, **fields
        ).seq

    def propose(actor: Actor, part: str, answer: str, **fields: object) -> int:
        return house.do(
            actor, c.AnswerPropose, problem="apples", part=part, answer=answer, **fields
        ).seq

    def agree(actor: Actor, part: str, place: int, agrees: bool = True) -> None:
        house.do(actor, c.AnswerAgree, problem="apples", part=part, place=place, agrees=agrees)

    give(MIA, "s1", "41")
    house.do(TUTOR, c.ModeSet, mode="think")
    house.do(TUTOR, c.LockSet, lock="everybody")
    give(MIA, "s1", "43")
    give(MIA, "s1", "42")
    give(TOM, "s1", "40")
    house.do(TUTOR, c.AnswersShow, problem="apples", part="s1")
    give(TOM, "s1", "42")
    held = give(TOM, "s2", "b")
    house.do(TUTOR, c.LockSet, lock="tutor")
    house.do(TUTOR, c.StepOpen, problem="apples", step="s3", person="mia")
    give(MIA, "s3", "total", screening=HELD)
    house.do(TUTOR, c.StepOpen, problem="apples", step="s3")
    held = give(TOM, "s3", "times thing", screening=HELD)
    house.do(TUTOR, c.HeldRelease, place=held)
    house.do(TUTOR, c.ModeSet, mode="together")
    place = propose(MIA, "s2", "b")
    agree(TOM, "s2", place)
    place = propose(TOM, "s2", "b")
    agree(MIA, "s2", place)
    agree(MIA, "s2", place, agrees=False)
    agree(TOM, "s2", place, agrees=False)
    place = propose(TOM, "s2", "a")
    agree(TUTOR, "s2", place)
    place = propose(TOM, "s3", "held words", screening=HELD)
    house.do(TUTOR, c.HeldRelease, place=place)
    house.do(TUTOR, c.HintShow, problem="apples", hint="s1-h2-a", person="tom")
    house.do(TUTOR, c.SolutionShow, problem="apples", step="s1", person="mia")
    house.do(TUTOR, c.SolutionShow, problem="apples", step="s2")
    house.do(MIA, c.AttendanceLeave, since=2_000_000_000_000)
    house.do(TUTOR, c.LockSet, lock="free")
    house.do(TUTOR, c.ProblemOpen, problem="apples")
    return house


def variants() -> House:
    """Numbers of one's own: opened, answered, a newcomer, shown, opened again, and left."""
    house = House()
    for actor in (TUTOR, MIA):
        house.do(actor, c.PersonEnter, name=actor.name)
    house.do(TUTOR, c.SessionStart, whole=OWN_NUMBERS, connected=frozenset({"mia"}))
    house.do(TOM, c.PersonEnter, name=TOM.name)
    for actor in (MIA, TOM):
        house.do(actor, c.AttendanceJoin, since=0)
        house.do(actor, c.HintTake, problem="boxes", under="s1")
        house.do(actor, c.AnswerGive, problem="boxes", part="s1", answer="4200")
    house.do(TUTOR, c.SolutionShow, problem="boxes", step="s1")
    house.do(TUTOR, c.ProblemOpen, problem="apples")
    house.do(TUTOR, c.ModeSet, mode="together")
    house.do(TUTOR, c.ModeSet, mode="own")
    house.do(TUTOR, c.ProblemOpen, problem="boxes")
    return house


def adjusted() -> House:
    """Fewer choices for one student: at once, in what is opened later, for a newcomer, and not."""
    house, one = in_session(), partial(Adjustment, pace=1.5)
    house.do(MIA, c.PersonAdjust, adjustment=one(1, fewer_choices=True))
    house.do(TOM, c.PersonEnter, name="Tom L.", adjustment=Adjustment(3, 2.0))
    house.do(TUTOR, c.TimePlan, minutes=10)
    house.do(TUTOR, c.ProblemOpen, problem="apples")
    house.do(MIA, c.AnswerGive, problem="apples", part="s2", answer="a")
    house.do(TUTOR, c.TimePlan, minutes=20)
    house.do(MIA, c.PersonAdjust, adjustment=one(2))
    house.do(MIA, c.PersonAdjust, adjustment=one(1, fewer_choices=True))
    house.do(TUTOR, c.LockSet, lock="tutor")
    house.do(TOM, c.PersonAdjust, adjustment=Adjustment(4, 2.0, fewer_choices=True))
    house.do(TUTOR, c.StepOpen, problem="apples", step="s2")
    house.do(TUTOR, c.SessionEnd)
    house.do(TUTOR, c.SessionStart)
    return house


def two_sessions() -> House:
    """What a new session keeps (board, chat, names) and what it begins anew."""
    house = lesson()
    house.do(MIA, c.ChatPost, text="bye")
    house.do(MIA, c.BoardCreate, elements=(_box("b1"),))
    house.do(TUTOR, c.PersonMute, person="tom", muted=True)
    house.do(TUTOR, c.SessionEnd)
    house.do(TUTOR, c.SessionStart)
    house.do(MIA, c.BoardUndo)
    return house


def crowd(seed: int) -> House:
    """Three people who do things at random to a few elements and messages; the same every time."""
    random, house = Random(seed), in_session()
    for _ in range(120):
        actor = random.choice([TUTOR, MIA, TOM])
        element, place = f"e{random.randrange(8)}", random.randrange(1, 80)
        _deed(house, actor, random, element, place)
    return house


def _deed(house: House, actor: Actor, random: Random, element: str, place: int) -> None:
    screening = random.choice([PASSED, PASSED, HELD])
    deeds: list[Callable[[], object]] = [
        lambda: house.do(actor, c.ChatPost, text=f"message {place}", screening=screening),
        lambda: house.do(actor, c.ChatDelete, place=place),
        lambda: house.do(actor, c.HeldRelease, place=place),
        lambda: house.do(actor, c.HeldRemove, place=place),
        lambda: house.do(actor, c.BoardCreate, elements=(_box(element, place * 10),)),
        lambda: house.do(actor, c.BoardPatch, patches=(Patch(id=element, x=place),)),
        lambda: house.do(actor, c.BoardRemove, elements=(element,)),
        lambda: house.do(actor, c.BoardUndo),
        lambda: house.do(actor, c.BoardRedo),
        lambda: house.do(actor, c.HandRaise),
        lambda: house.do(actor, c.PenOpen, person="tom", open=place % 2 == 0),
    ]
    random.choice(deeds)()


SCENARIOS: dict[str, Callable[[], House]] = {
    "people": people,
    "private": private,
    "chat": chat,
    "board": board,
    "lesson": lesson,
    "modes": modes,
    "variants": variants,
    "adjusted": adjusted,
    "two-sessions": two_sessions,
    "crowd-1": lambda: crowd(1),
    "crowd-2": lambda: crowd(2),
}


def vectors() -> Iterator[tuple[Path, str]]:
    """Every vector: the file, and its text."""
    for name, play in SCENARIOS.items():
        house = play()
        for viewer in (MIA, TOM, TUTOR):
            vector = {
                "name": f"{name}, as {viewer.person} sees it",
                "viewer": {"person": viewer.person, "role": viewer.role},
                "facts": [each.model_dump(mode="json") for each in house.seen_by(viewer)],
                "state": public(house.followed_by(viewer)),
            }
            text = json.dumps(vector, indent=1, ensure_ascii=False) + "\n"
            yield FOLDER / f"{name}-{viewer.person}.json", text
