"""A room in memory for tests: decides, evolves and remembers, with a clock that ticks by itself."""

from itertools import count
from typing import Any

from rooms.commands import AnyCommand, PersonEnter, SessionStart
from rooms.decision import Given
from rooms.facts import Recorded, may_see
from rooms.ports import Evidence, Finding, Outcome, Screening
from rooms.refusals import Refusal
from rooms.roles import Actor, Role
from rooms.room import decide, evolve, project
from rooms.scaffolding.problem import (
    ChoiceAsk,
    Credit,
    Hint,
    Key,
    NumberAsk,
    Option,
    Problem,
    Question,
    Step,
    TextAsk,
)
from rooms.state import RoomState

TUTOR = Actor("tina", "school", Role.TUTOR, "Tina Brandt")
MIA = Actor("mia", "school", Role.STUDENT, "Mia Okafor")
TOM = Actor("tom", "school", Role.STUDENT, "Tom Lind")
MODERATOR = Actor("mo", "school", Role.MODERATOR, "Mo Reyes")
PEOPLE = (TUTOR, MIA, TOM, MODERATOR)

PASSED = Screening(Finding.PASS)
HELD = Screening(Finding.HOLD, "profanity")
WORRYING = Screening(Finding.HOLD, "crisis", severity=4, help="crisis")
BLOCKED = Screening(Finding.BLOCK, "slur", "Try to say what you feel.")


def number(answer: str) -> Question:
    """A question for one number."""
    return Question(ask=NumberAsk(), key=Key(accepted=(answer,)))


PROBLEM = Problem(
    id="apples",
    title="Apples in boxes",
    body="A box holds 6 apples.",
    subject="arithmetic",
    credit=Credit(source="Tests", licence="CC0"),
    steps=(
        Step(
            id="s1",
            title="How many apples are in 7 boxes?",
            question=number("42"),
            hints=(
                Hint(id="s1-h1", title="Groups", text="Think of 7 groups of 6."),
                Hint(
                    id="s1-h2",
                    title="Half way",
                    text="First take 5 boxes.",
                    question=number("30"),
                    hints=(Hint(id="s1-h2-a", text="Count in sixes: 6, 12, 18 …"),),
                ),
                Hint(id="s1-h3", text="30 and 12 more.", depends_on=("s1-h2",)),
            ),
        ),
        Step(
            id="s2",
            title="Which is the same as 7 × 6?",
            question=Question(
                ask=ChoiceAsk(
                    options=(
                        Option(id="a", text="6 × 7"),
                        Option(id="b", text="7 + 6"),
                        Option(id="c", text="7 − 6"),
                    )
                ),
                key=Key(accepted=("a",)),
            ),
        ),
        Step(
            id="s3",
            title="What is the result of a multiplication called?",
            question=Question(ask=TextAsk(), key=Key(accepted=("product",))),
        ),
    ),
)


OWN_NUMBERS = Problem(
    id="boxes",
    title="Boxes of apples",
    body="A box holds @{each} apples.",
    subject="arithmetic",
    credit=Credit(source="Tests", licence="CC0"),
    steps=(
        Step(
            id="s1",
            title="How many apples are in @{boxes} boxes?",
            question=number("@{all}"),
            hints=(
                Hint(id="s1-h1", text="Think of @{boxes} groups of @{each}."),
                Hint(id="s1-h2", text="Half of it?", question=number("@{half}")),
            ),
        ),
    ),
    variables=(
        {"each": "6", "boxes": "700", "all": "4200", "half": "2100"},
        {"each": "8", "boxes": "900", "all": "7200", "half": "3600"},
        {"each": "9", "boxes": "400", "all": "3600", "half": "1800"},
    ),
    variant="own",
)
"""A problem in which each student has numbers of their own, if they work each on their own."""


class House:
    """One room, decided in the test's own hands."""

    def __init__(self) -> None:
        """An empty room: nothing has happened."""
        self.state = RoomState()
        self.log: list[Recorded] = []
        self.evidence: dict[int, Evidence] = {}
        self._ids = count(1)
        self._clock = count(1_700_000_000_000, 1_000)

    def do(self, actor: Actor, command: type[AnyCommand] | AnyCommand, /, **fields: Any) -> Outcome:
        """Decide one command, with a fresh id, and evolve; words pass unless `screening` says."""
        evidence = self.evidence.get(fields.get("place", 0))
        given = Given(
            next(self._clock),
            f"fresh{next(self._ids)}",
            fields.pop("screening", PASSED),
            problem=fields.pop("whole", PROBLEM),
            problem_set=fields.pop("problem_set", ("apples",)),
            evidence=evidence,
            connected=fields.pop("connected", frozenset()),
            locale=fields.pop("locale", "en"),
            knowledge=fields.pop("knowledge", {}),
            parameters=fields.pop("parameters", {}),
            adjustment=fields.pop("adjustment", None),
        )
        made = command(id=f"c{next(self._ids)}", **fields) if isinstance(command, type) else command
        return self.decide(actor, made, given)

    def decide(self, actor: Actor, command: AnyCommand, given: Given) -> Outcome:
        """Decide one command as it is."""
        decision = decide(self.state, command, actor, given)
        if isinstance(decision, Refusal):
            return Outcome(self.state.seq, decision)
        for fact in decision.facts:
            recorded = Recorded(
                seq=self.state.seq + 1, at=given.at, by=actor.person, cmd=command.id, fact=fact
            )
            self.log.append(recorded)
            self.state = evolve(self.state, recorded)
        if decision.hold is not None:
            hold = decision.hold
            self.evidence[self.state.seq] = Evidence(
                self.state.seq, actor.person, hold.surface, hold.category, hold.payload, given.at
            )
        if decision.settle is not None:
            self.evidence.pop(decision.settle.place, None)
        return Outcome(self.state.seq)

    def seen_by(self, viewer: Actor) -> tuple[Recorded, ...]:
        """The facts that this viewer is sent."""
        return tuple(each for each in self.log if may_see(viewer, each))

    def view(self, viewer: Actor) -> RoomState:
        """What a fresh load shows this viewer."""
        return project(self.state, viewer)

    def followed_by(self, viewer: Actor) -> RoomState:
        """Where a client of this viewer stands after all its facts."""
        state = RoomState()
        for recorded in self.seen_by(viewer):
            state = evolve(state, recorded)
        return project(state, viewer)


def in_session(house: House | None = None) -> House:
    """A room in which a session is under way, with everybody known by name."""
    house = house or House()
    for actor in (TUTOR, MIA, TOM):
        house.do(actor, PersonEnter, name=actor.name)
    house.do(TUTOR, SessionStart)
    return house
