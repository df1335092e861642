"""However three students and a tutor act on each other: what nobody showed, nobody sees."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from rooms import commands as c
from rooms import state as states
from rooms.facts import Recorded
from rooms.roles import Actor, Role
from rooms.room import evolve
from rooms.scaffolding.asks import TextAsk
from rooms.scaffolding.modes.kinds import Lock, Mode
from rooms.scaffolding.problem import Credit, Hint, Key, Problem, Question, Step
from tests.fakes.house import HELD, MIA, PASSED, TOM, TUTOR, House

AISHA = Actor("aisha", "school", Role.STUDENT, "Aisha Khan")
STUDENTS = (MIA, TOM, AISHA)
STEPS = ("s1", "s2", "s3")
MOST = 40
"""How many acts a run has at most; each has a right answer and a wrong one of its own."""


def right(act: int) -> str:
    """The right answer that only this act can give."""
    return f"right{act}x"


def _question(solution: str) -> Question:
    accepted = (solution, *(right(act) for act in range(MOST)))
    return Question(ask=TextAsk(), key=Key(accepted=accepted))


def _step(step: str) -> Step:
    scaffold = Hint(
        id=f"{step}-h2",
        text=f"Planted hint {step}-h2.",
        question=_question(f"solution of {step}-h2"),
        hints=(Hint(id=f"{step}-h2-a", text=f"Planted hint {step}-h2-a."),),
    )
    return Step(
        id=step,
        title=f"Planted step {step}.",
        question=_question(f"solution of {step}"),
        hints=(Hint(id=f"{step}-h1", text=f"Planted hint {step}-h1."), scaffold),
    )


PLANTED = Problem(
    id="planted",
    title="Words",
    subject="words",
    credit=Credit(source="Tests", licence="CC0"),
    steps=tuple(_step(step) for step in STEPS),
)
HINTS = [f"{step}-{hint}" for step in STEPS for hint in ("h1", "h2", "h2-a")]

students = st.sampled_from(STUDENTS)
somebody = st.none() | st.sampled_from([each.person for each in STUDENTS])
parts = st.sampled_from([*STEPS, *STEPS, *STEPS, "s1-h2"])
screenings = st.sampled_from([PASSED, PASSED, PASSED, HELD])
Act = tuple[Any, ...]


def _acts(*more: st.SearchStrategy[Act]) -> st.SearchStrategy[list[Act]]:
    common: list[st.SearchStrategy[Act]] = [
        st.tuples(st.just("give"), students, parts, st.booleans(), screenings),
        st.tuples(st.just("give"), students, parts, st.booleans(), st.just(PASSED)),
        st.tuples(st.just("hint"), students, parts),
        st.tuples(st.just("mode"), st.sampled_from(Mode)),
        st.tuples(st.just("release"), st.integers(1, 4)),
        st.tuples(st.just("leave"), students),
        st.tuples(st.just("join"), students),
    ]
    return st.lists(st.one_of(*common, *more), max_size=MOST)


tutors_acts: list[st.SearchStrategy[Act]] = [
    st.tuples(st.just("lock"), st.sampled_from(Lock)),
    st.tuples(st.just("propose"), students, parts, st.booleans(), screenings),
    st.tuples(st.just("agree"), st.sampled_from([*STUDENTS, TUTOR]), parts, st.booleans()),
    st.tuples(st.just("show"), parts),
    st.tuples(st.just("open"), parts, somebody),
    st.tuples(st.just("show hint"), st.sampled_from(HINTS), somebody),
    st.tuples(st.just("solve"), parts, somebody),
]


@dataclass
class Run:
    """A room that is acted on, and what may be known by whom, told from the acts alone."""

    house: House = field(default_factory=House)
    known: dict[str, set[str]] = field(default_factory=dict)
    """Student → the words that they typed or were shown."""
    kept: list[tuple[str, str]] = field(default_factory=list)
    """(part, words) of what was answered and may be shown with the others' answers."""
    waiting: list[tuple[int, str]] = field(default_factory=list)
    """(place, words) of proposals that are held."""
    held: dict[int, int] = field(default_factory=dict)
    """Act → the place of its words that are held."""

    def __post_init__(self) -> None:
        """Everybody is there, and the planted problem is open."""
        for actor in (TUTOR, *STUDENTS):
            self.house.do(actor, c.PersonEnter, name=actor.name)
            self.known[actor.person] = set()
        self.house.do(TUTOR, c.SessionStart, problem_set=("planted",), whole=PLANTED)
        for student in STUDENTS:
            self.house.do(student, c.AttendanceJoin, since=0)

    def tell(self, words: str, person: str | None = None) -> None:
        """From now on this may be known to somebody, or to all."""
        for each in STUDENTS:
            if person in (None, each.person):
                self.known[each.person].add(words)

    def act(self, at: int, act: Act) -> None:
        """One act of somebody."""
        match act:
            case ("give" | "propose", actor, part, is_right, screening):
                self._answer(act[0], at, actor, part, is_right, screening)
            case ("hint", actor, part):
                self._take_hint(actor, part)
            case ("mode", mode):
                self.house.do(TUTOR, c.ModeSet, mode=mode)
            case ("lock", lock):
                self.house.do(TUTOR, c.LockSet, lock=lock)
            case ("show", part):
                if (
                    self.house.do(TUTOR, c.AnswersShow, problem="planted", part=part).refusal
                    is None
                ):
                    for of, words in self.kept:
                        if of == part:
                            self.tell(words)
            case ("open", part, person):
                self.house.do(TUTOR, c.StepOpen, problem="planted", step=part, person=person)
            case ("show hint", hint, person):
                self._show_hint(hint, person)
            case ("solve", part, person):
                self._solve(part, person)
            case ("agree", actor, part, agrees):
                self._agree(actor, part, agrees)
            case ("release", ago):
                self._release(at - ago)
            case ("leave", actor):
                self.house.do(actor, c.AttendanceLeave, since=0)
            case ("join", actor):
                self.house.do(actor, c.AttendanceJoin, since=0)

    def _answer(self, how: str, at: int, actor: Any, part: str, is_right: bool, sc: Any) -> None:
        words = right(at) if is_right else f"wrong{at}x"
        command = c.AnswerGive if how == "give" else c.AnswerPropose
        fields = {"problem": "planted", "part": part, "answer": words, "screening": sc}
        outcome = self.house.do(actor, command, **fields)
        if outcome.refusal is not None:
            return
        self.tell(words, actor.person)
        if sc is HELD:
            self.held[at] = outcome.seq
        if how == "give":
            self.kept.append((part, words))
        elif sc is PASSED:
            self.tell(words)
        else:
            self.waiting.append((outcome.seq, words))

    def _take_hint(self, actor: Any, part: str) -> None:
        before = self.house.state.work.get(actor.person, {}).get("planted", {}).get(part)
        opened = {hint.id for hint in before.hints} if before is not None else set()
        if self.house.do(actor, c.HintTake, problem="planted", under=part).refusal is None:
            names = ("h2-a",) if part.endswith("h2") else ("h1", "h2")
            hint = next(h for n in names if (h := f"{part[:2]}-{n}") not in opened)
            self.tell(f"Planted hint {hint}.", actor.person)

    def _show_hint(self, hint: str, person: str | None) -> None:
        here = set(self.house.state.attending) - {"tina"}
        fields = {"problem": "planted", "hint": hint, "person": person}
        if self.house.do(TUTOR, c.HintShow, **fields).refusal is None:
            for each in here if person is None else {person}:
                self.tell(f"Planted hint {hint}.", each)
                if hint.endswith("h2-a"):
                    self.tell(f"Planted hint {hint.removesuffix('-a')}.", each)

    def _solve(self, part: str, person: str | None) -> None:
        fields = {"problem": "planted", "step": part, "person": person}
        if self.house.do(TUTOR, c.SolutionShow, **fields).refusal is None:
            for words in (f"solution of {part}", f"solution of {part}-h2"):
                self.tell(words, person)
            for hint in ("h1", "h2", "h2-a"):
                self.tell(f"Planted hint {part}-{hint}.", person)

    def _agree(self, actor: Any, part: str, agrees: bool) -> None:
        proposal = self.house.state.modes.proposals.get("planted", {}).get(part)
        fields = {"problem": "planted", "part": part, "agrees": agrees}
        self.house.do(actor, c.AnswerAgree, **fields, place=proposal.place if proposal else 1)

    def _release(self, act: int) -> None:
        place = self.held.pop(act, None)
        if place is None:
            return
        self.house.do(TUTOR, c.HeldRelease, place=place)
        for of, words in self.waiting:
            if of == place:
                self.tell(words)


def secrets() -> Iterator[str]:
    """Every planted word of a run; each is in no other."""
    for act in range(MOST):
        yield right(act)
        yield f"wrong{act}x"
    for step in STEPS:
        yield f"solution of {step}"
        yield f"solution of {step}-h2"
    for hint in HINTS:
        yield f"Planted hint {hint}."


def _is_in(secret: str, sent: str) -> bool:
    # "solution of s1" stands at the beginning of "solution of s1-h2".
    return f'{secret}"' in sent


@given(_acts(*tutors_acts))
def test_no_frame_and_no_snapshot_holds_what_its_reader_was_not_shown(acts: list[Act]) -> None:
    run, sent = Run(), dict.fromkeys((each.person for each in STUDENTS), 0)
    for at, act in enumerate(acts):
        run.act(at, act)
        for viewer in STUDENTS:
            since, sent[viewer.person] = sent[viewer.person], run.house.state.seq
            frames = [e for e in run.house.seen_by(viewer) if e.seq > since]
            text = "".join(each.model_dump_json() for each in frames)
            text += states.dump(run.house.view(viewer)).decode()
            for secret in secrets():
                assert secret in run.known[viewer.person] or not _is_in(secret, text)


@given(_acts(*tutors_acts))
def test_no_verdict_on_another_reaches_a_student_but_what_was_shown_or_agreed(acts) -> None:
    run = Run()
    for at, act in enumerate(acts):
        run.act(at, act)
    for viewer in STUDENTS:
        for recorded in run.house.seen_by(viewer):
            fact = recorded.fact
            if hasattr(fact, "verdict"):
                own = getattr(fact, "person", None) == viewer.person
                assert fact.kind == "group.answered" or (fact.kind == "answer.judged" and own)


@given(_acts(st.tuples(st.just("lock"), st.sampled_from(Lock))))
def test_what_one_answers_changes_nothing_for_the_others_before_it_is_shown(acts) -> None:
    assume(any(act[0] == "give" and act[1] is TOM for act in acts))
    facts = []
    for is_other_way in (False, True):
        run = Run()
        for at, act in enumerate(acts):
            if act[0] == "give" and act[1] is TOM:
                # With words that Tom alone sees, right where they were wrong.
                act = (*act[:3], act[3] is not is_other_way, *act[4:])
            run.act(at, act)
        facts.append(
            {
                # A place is a number in the log: of what is hidden it says how much there was.
                viewer.person: [
                    each.fact.model_dump(exclude={"kept_in", "place"})
                    for each in run.house.seen_by(viewer)
                ]
                for viewer in (MIA, AISHA)
            }
        )
    assert facts[0] == facts[1]


@given(_acts(*tutors_acts))
def test_a_replay_of_the_log_gives_every_viewer_what_they_have(acts: list[Act]) -> None:
    run = Run()
    for at, act in enumerate(acts):
        run.act(at, act)
    again = states.RoomState()
    for recorded in run.house.log:
        again = evolve(again, Recorded.model_validate_json(recorded.model_dump_json()))
    assert again == run.house.state
    assert states.load(states.dump(again)) == again
    for viewer in (TUTOR, *STUDENTS):
        view, followed = run.house.view(viewer), run.house.followed_by(viewer)
        assert states.public(view) | {"seq": 0} == states.public(followed) | {"seq": 0}


@given(_acts(*tutors_acts))
def test_whatever_the_modes_everything_that_was_answered_is_judged_in_the_end(acts) -> None:
    run = Run()
    answered: set[tuple[str, str]] = set()
    for at, act in enumerate(acts):
        before = run.house.state.seq
        run.act(at, act)
        if act[0] == "give" and run.house.state.seq > before:
            answered.add((act[1].person, act[2]))
    run.house.do(TUTOR, c.SessionEnd)
    for person, part in answered:
        assert run.house.state.work[person]["planted"][part].attempts > 0
    assert all(not parts for work in run.house.state.modes.kept.values() for parts in work.values())


@given(_acts(*tutors_acts))
def test_the_group_answers_only_when_everybody_here_or_the_tutor_agreed(acts) -> None:
    run = Run()
    for at, act in enumerate(acts):
        here, before = set(run.house.state.attending) - {"tina"}, run.house.state.seq
        run.act(at, act)
        for recorded in run.house.log[before:]:
            fact = recorded.fact
            if fact.kind != "group.answered" or recorded.by == "tina":
                continue
            left = {act[1].person} if act[0] == "leave" else set()
            assert here - left <= set(fact.took_part)
