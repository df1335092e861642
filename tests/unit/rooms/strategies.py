"""Random commands for a small room: few people and few elements, who get in each other's way."""

from hypothesis import strategies as st

from rooms import commands as c
from rooms.accommodations import Adjustment
from rooms.attention.thresholds import PACES
from rooms.board.elements import (
    HEIGHT,
    WIDTH,
    Colour,
    Figure,
    Line,
    NewElement,
    Patch,
    Shape,
    Size,
    Stroke,
    Writing,
)
from rooms.nudges import Nudge
from rooms.scaffolding.modes.kinds import Lock, Mode
from tests.fakes.house import BLOCKED, HELD, PASSED, PEOPLE, WORRYING

people = st.sampled_from([each.person for each in PEOPLE])
actors = st.sampled_from(PEOPLE)
screenings = st.sampled_from([PASSED, PASSED, PASSED, HELD, BLOCKED, WORRYING])
elements = st.sampled_from([f"e{n}" for n in range(12)])
pages = st.sampled_from(["p1", "p2", "p9"])
texts = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"),
    min_size=1,
    max_size=40,
)
places = st.integers(1, 60)
adjustments = st.none() | st.builds(
    Adjustment, st.integers(0, 9), st.sampled_from(PACES), st.booleans()
)
ids = st.uuids().map(lambda each: each.hex)

_box = {
    "x": st.integers(0, WIDTH),
    "y": st.integers(0, HEIGHT),
    "w": st.integers(0, 900),
    "h": st.integers(0, 900),
    "colour": st.sampled_from(Colour),
    "size": st.sampled_from(Size),
}


@st.composite
def strokes(draw: st.DrawFn) -> Stroke:
    count = draw(st.integers(1, 6))
    points = draw(st.lists(st.integers(0, 100), min_size=count * 3, max_size=count * 3))
    return draw(
        st.builds(Stroke, **_box, points=st.just(tuple(points)), pw=st.just(100), ph=st.just(100))
    )


shapes: st.SearchStrategy[Shape] = st.one_of(
    strokes(),
    st.builds(
        Line,
        **_box,
        kind=st.sampled_from(["line", "arrow"]),
        points=st.tuples(*[st.integers(0, 100)] * 4),
        pw=st.just(100),
        ph=st.just(100),
    ),
    st.builds(Figure, **_box, kind=st.sampled_from(["rectangle", "ellipse"]), filled=st.booleans()),
    st.builds(Writing, **_box, kind=st.sampled_from(["text", "note", "maths"]), text=texts),
)
new_elements = st.builds(NewElement, id=elements, page=pages, shape=shapes)
patches = st.builds(
    Patch,
    id=elements,
    **{name: st.none() | value for name, value in _box.items()},
    text=st.none() | texts,
    filled=st.none() | st.booleans(),
)

_parts = st.sampled_from(["s1", "s2", "s3", "s1-h2", "s1-h1", "nowhere"])
_answers = st.sampled_from(["42", "41", "a", "b", "product", "30", "((", "quotient"])

_hints = st.sampled_from(["s1-h1", "s1-h2", "s1-h2-a", "s1-h3", "nowhere"])
_apples = st.just("apples")

commands: st.SearchStrategy[c.AnyCommand] = st.one_of(
    st.builds(c.SessionStart, id=ids),
    st.builds(c.SessionEnd, id=ids),
    st.builds(c.PersonRemove, id=ids, person=people),
    st.builds(c.PersonReadmit, id=ids, person=people),
    st.builds(c.HandRaise, id=ids),
    st.builds(c.HandLower, id=ids, person=people),
    st.builds(c.StuckSay, id=ids, stuck=st.booleans()),
    st.builds(c.BreakTake, id=ids, resting=st.booleans()),
    st.builds(c.PersonNudge, id=ids, person=people, nudge=st.sampled_from(Nudge)),
    st.builds(c.PensOpen, id=ids, open=st.booleans()),
    st.builds(c.PenOpen, id=ids, person=people, open=st.booleans()),
    st.builds(c.PersonMute, id=ids, person=people, muted=st.booleans()),
    *[st.builds(c.ChatPost, id=ids, text=texts, reply_to=st.none() | places)] * 3,
    st.builds(c.ChatDelete, id=ids, place=places),
    *[st.builds(c.BoardCreate, id=ids, elements=st.lists(new_elements, min_size=1, max_size=3))]
    * 4,
    *[st.builds(c.BoardPatch, id=ids, patches=st.lists(patches, min_size=1, max_size=3))] * 3,
    st.builds(c.BoardRemove, id=ids, elements=st.lists(elements, min_size=1, max_size=3)),
    *[st.builds(c.BoardUndo, id=ids), st.builds(c.BoardRedo, id=ids)] * 2,
    st.builds(c.PageAdd, id=ids),
    st.builds(c.PageClear, id=ids, page=pages),
    st.builds(c.PageBring, id=ids, page=pages),
    st.builds(c.ProblemOpen, id=ids, problem=st.just("apples")),
    *[st.builds(c.AnswerGive, id=ids, problem=st.just("apples"), part=_parts, answer=_answers)] * 3,
    *[st.builds(c.HintTake, id=ids, problem=st.just("apples"), under=_parts)] * 2,
    st.builds(c.ModeSet, id=ids, mode=st.sampled_from(Mode)),
    st.builds(c.LockSet, id=ids, lock=st.sampled_from(Lock)),
    st.builds(c.StepOpen, id=ids, problem=_apples, step=_parts, person=st.none() | people),
    st.builds(c.AnswersShow, id=ids, problem=_apples, part=_parts),
    st.builds(c.HintShow, id=ids, problem=_apples, hint=_hints, person=st.none() | people),
    st.builds(c.SolutionShow, id=ids, problem=_apples, step=_parts, person=st.none() | people),
    *[st.builds(c.AnswerPropose, id=ids, problem=_apples, part=_parts, answer=_answers)] * 2,
    *[
        st.builds(
            c.AnswerAgree,
            id=ids,
            problem=_apples,
            part=_parts,
            place=places,
            agrees=st.booleans(),
        )
    ]
    * 2,
    st.builds(c.TimePlan, id=ids, minutes=st.sampled_from([0, 10, 180])),
    st.builds(c.HeldRelease, id=ids, place=places),
    st.builds(c.HeldRemove, id=ids, place=places),
    *[st.builds(c.PersonAdjust, id=ids)] * 2,
    st.builds(
        c.ContentHide,
        id=ids,
        places=st.lists(places, max_size=3).map(tuple),
        elements=st.lists(elements, max_size=3).map(tuple),
    ),
    st.builds(c.PersonEnter, id=ids, name=st.sampled_from(["Mia", "Tom", "Ann"])),
    st.builds(c.AttendanceJoin, id=ids, since=st.integers(0, 10**6)),
    st.builds(c.AttendanceLeave, id=ids, since=st.integers(0, 10**6)),
)
"""Any command, from anybody: most make sense in the room, many do not."""
