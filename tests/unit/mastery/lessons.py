"""A session's facts, written by hand, with mastery and attention folded along.

The clock is the test's. What a room would refuse is not written either.
"""

from collections.abc import Mapping
from typing import Any

from rooms.attention import folding as attention_folding
from rooms.attention.alerts import alerts
from rooms.attention.kinds import Alert, Kind
from rooms.attention.watching import Attention
from rooms.base import Id
from rooms.board.elements import Colour
from rooms.facts import (
    AnswerJudged,
    AttendanceJoined,
    Fact,
    HintOpened,
    PersonEntered,
    ProblemKeyed,
    ProblemOpened,
    Recorded,
    SessionStarted,
    Verdict,
)
from rooms.mastery import folding as mastery_folding
from rooms.mastery.bank import Bank
from rooms.mastery.learners import Learner, Mastery, Skill
from rooms.mastery.tracing import Parameters
from rooms.mastery.weights import Origin
from rooms.roles import Role
from rooms.scaffolding.parts import find_part, parts_of
from rooms.scaffolding.problem import (
    ChoiceAsk,
    Credit,
    Hint,
    Key,
    Option,
    Problem,
    Question,
    Step,
)
from rooms.scaffolding.publish import public_hint, public_problem
from tests.fakes.house import number

START = 1_800_000_000_000


def choice(right: str, *others: str) -> Question:
    """A choice whose options are called by their texts."""
    options = tuple(Option(id=each, text=each) for each in sorted((right, *others)))
    return Question(ask=ChoiceAsk(options=options), key=Key(accepted=(right,)))


def step(name: str, question: Question, skills: tuple[str, ...], *hints: Hint) -> Step:
    return Step(id=name, title=f"Step {name}", question=question, skills=skills, hints=hints)


def problem(name: str, *steps: Step) -> Problem:
    credit = Credit(source="Tests", licence="CC0")
    return Problem(id=name, title=name.capitalize(), subject="maths", credit=credit, steps=steps)


ADD, SIMPLIFY, COMPARE = "adding_fractions", "simplifying", "comparing"

PIZZA = problem(
    "pizza",
    step(
        "s1",
        number("3/4"),
        (ADD,),
        Hint(id="s1-h1", title="Same pieces", text="Cut every slice into pieces of one size."),
        Hint(
            id="s1-h2",
            text="How many quarters is a half?",
            question=number("2"),
            hints=(Hint(id="s1-h2-a", text="A quarter and a quarter."),),
        ),
        Hint(id="s1-h3", title="Answer", text="Together they are \\(\\frac{3}{4}\\)."),
    ),
    step("s2", number("1/2"), (ADD, SIMPLIFY), Hint(id="s2-h1", text="Divide both by 2.")),
    step("s3", choice("a", "b", "c", "d"), (COMPARE,)),
    step("s4", choice("yes", "no"), (COMPARE,)),
    step("s5", number("7"), ()),
)

MANY = problem("many", *(step(f"m{n}", number(str(n)), (ADD,)) for n in range(30)))
MORE = problem("more", *(step(f"m{n}", number(str(n)), (ADD,)) for n in range(40)))
"""Many steps of one skill; the answer to step m7 is 7."""

PROBLEMS = {each.id: each for each in (PIZZA, MANY, MORE)}


class GroupAnswer(AnswerJudged):
    """An answer whose fact says whose it was."""

    origin: Origin


class Lesson:
    """A room in session: Tina teaches, Mia and Tom are students."""

    def __init__(self, *problems: Problem, parameters: Mapping[str, Parameters] | None = None):
        self.library = PROBLEMS | {each.id: each for each in problems}
        self.parameters = parameters or {}
        self.mastery, self.attention = Mastery(), Attention()
        self.keys: dict[Id, Problem] = {}
        self.log: list[Recorded] = []
        self.now = START
        for person, role in (("tina", Role.TUTOR), ("mia", Role.STUDENT), ("tom", Role.STUDENT)):
            name = person.capitalize()
            self.fact(
                person, PersonEntered(person=person, name=name, role=role, colour=Colour.BLUE)
            )
        self.start("session-1")

    def start(self, session: Id) -> "Lesson":
        self.fact("tina", SessionStarted(session=session))
        for person in ("mia", "tom"):
            self.fact(person, AttendanceJoined(person=person, since=self.now))
        return self

    def wait(self, seconds: float) -> "Lesson":
        self.now += round(seconds * 1_000)
        return self

    def fact(self, by: Id, fact: Fact) -> Recorded:
        seq = len(self.log) + 1
        recorded = Recorded(seq=seq, at=self.now, by=by, cmd=f"c{seq}", fact=fact)
        self.log.append(recorded)
        if isinstance(fact, SessionStarted):
            self.keys = {}
        if isinstance(fact, ProblemKeyed):
            self.keys = {**self.keys, fact.problem.id: fact.problem}
        self.mastery = mastery_folding.evolve(self.mastery, recorded, self.bank)
        self.attention = attention_folding.evolve(self.attention, recorded, self.keys, self.mastery)
        return recorded

    def open(self, name: str) -> "Lesson":
        whole = self.library[name]
        self.fact("tina", ProblemOpened(problem=public_problem(whole)))
        self.fact("tina", ProblemKeyed(problem=whole))
        return self

    def answer(self, name: str, part: str, text: str, person: Id = "mia", **more: Any) -> Recorded:
        """Answer a part; the verdict is whether the key holds this very text."""
        found = find_part(self.library[name], part)
        assert found is not None
        right = text in found.question.key.accepted
        verdict = Verdict.CORRECT if right else Verdict.INCORRECT
        fields = {"verdict": verdict, "answer": text, **more}
        judged = GroupAnswer if "origin" in more else AnswerJudged
        return self.fact(person, judged(person=person, problem=name, part=part, **fields))

    def hint(self, name: str, hint: str, person: Id = "mia", by: Id | None = None) -> Recorded:
        """Open a hint, by its id."""
        steps = self.library[name].steps
        owner, found = next(
            (owner, each) for owner in steps for each in parts_of(owner) if each.id == hint
        )
        return self.open_hint(person, self.library[name], owner, found, by)

    def open_hint(
        self, person: Id, whole: Problem, owner: Step, hint: Hint, by: Id | None = None
    ) -> Recorded:
        place = {"problem": whole.id, "step": owner.id, "under": owner.id}
        return self.fact(by or person, HintOpened(person=person, hint=public_hint(hint), **place))

    def learner(self, person: Id = "mia") -> Learner:
        return self.mastery.learners[person]

    def skill(self, name: str = ADD, person: Id = "mia") -> Skill:
        return self.learner(person).skills[name]

    def alerts(self, person: Id = "mia") -> dict[Kind, Alert]:
        open_ = [each for each in alerts(self.attention, self.now) if each.person == person]
        assert len({each.kind for each in open_}) == len(open_)
        return {each.kind: each for each in open_}

    @property
    def bank(self) -> Bank:
        return Bank(self.keys, self.parameters)
