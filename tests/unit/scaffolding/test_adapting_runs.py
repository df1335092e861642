"""Whatever happens in a room: what is known follows from the log, is nobody else's, and helps."""

from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from rooms import commands as c
from rooms import state as states
from rooms.facts import HintsOffered, KnowledgeBrought, KnowledgeNoted, Recorded
from rooms.mastery.notes import SkillNote
from rooms.room import evolve
from rooms.scaffolding.modes.kinds import Lock, Mode
from tests.fakes.house import MIA, TOM, TUTOR, House
from tests.unit.scaffolding.test_adapting import BOTH, EASY, practice, room

OTHER = practice("other", 3, "timing")
WHOLE = {"easy": EASY, "other": OTHER}
STUDENTS = (MIA, TOM)

students = st.sampled_from(STUDENTS)
problems = st.sampled_from(["easy", "easy", "other"])
steps = st.sampled_from([f"s{n}" for n in (1, 2, 3, 4, 12)])
notes = st.dictionaries(
    st.sampled_from(["adding", "timing"]),
    st.builds(
        SkillNote,
        known=st.floats(0, 0.999),
        practised_at=st.integers(1_699_999_999_000, 1_700_000_060_000),
        support=st.integers(0, 3),
    ),
    max_size=2,
)
own_acts = st.one_of(
    st.tuples(st.just("answer"), students, problems, steps, st.sampled_from(["1", "2", "3"])),
    st.tuples(st.just("answer"), students, problems, steps, st.sampled_from(["1", "2", "3"])),
    st.tuples(st.just("hint"), students, problems, steps, st.none()),
    st.tuples(st.just("enter"), students, st.none(), st.none(), notes),
)
room_acts = st.tuples(
    st.sampled_from(["open", "give", "lock", "step", "mode", "show", "solution", "end", "start"]),
    students,
    problems,
    steps,
    st.integers(0, 2),
)
runs = st.lists(st.one_of(own_acts, own_acts, room_acts), max_size=40)


def play(run) -> House:
    house = room()
    for what, person, problem, step, detail in run:
        place = {"problem": problem, "connected": BOTH}
        match what:
            case "answer":
                house.do(person, c.AnswerGive, part=step, answer=detail, **place)
            case "pass":
                house.do(TUTOR, c.HandRaise)
            case "hint":
                house.do(person, c.HintTake, under=step, **place)
            case "enter":
                house.do(person, c.PersonEnter, name=person.name, knowledge=detail)
            case "open":
                house.do(TUTOR, c.ProblemOpen, whole=WHOLE[problem], **place)
            case "give":
                whole = WHOLE[problem]
                house.do(TUTOR, c.ProblemGive, person=person.person, whole=whole, **place)
            case "lock":
                house.do(TUTOR, c.LockSet, lock=list(Lock)[detail], connected=BOTH)
            case "step":
                house.do(TUTOR, c.StepOpen, step=step, **place)
            case "mode":
                house.do(TUTOR, c.ModeSet, mode=list(Mode)[detail], connected=BOTH)
            case "show":
                house.do(TUTOR, c.AnswersShow, part=step, **place)
            case "solution":
                house.do(TUTOR, c.SolutionShow, step=step, person=person.person, **place)
            case "end":
                house.do(TUTOR, c.SessionEnd)
            case "start":
                house.do(TUTOR, c.SessionStart, whole=EASY, connected=BOTH)
    return house


@settings(deadline=None)
@given(runs, st.integers(0, 150))
def test_the_log_read_again_knows_and_offers_the_same(run, cut) -> None:
    house = play(run)
    state = states.RoomState()
    for recorded in house.log[:cut]:
        state = evolve(state, recorded)
    state = states.load(states.dump(state))
    for recorded in house.log[cut:]:
        state = evolve(state, Recorded.model_validate_json(recorded.model_dump_json()))
    assert state == house.state


@settings(deadline=None)
@given(runs)
def test_every_client_ends_where_a_fresh_load_does_and_knows_of_no_other(run) -> None:
    house = play(run)
    for viewer in (*STUDENTS, TUTOR):
        fresh, followed = house.view(viewer), house.followed_by(viewer)
        assert states.public(fresh) | {"seq": 0} == states.public(followed) | {"seq": 0}
        facts = [each.fact for each in house.seen_by(viewer)]
        assert not any(isinstance(each, KnowledgeBrought | KnowledgeNoted) for each in facts)
        if viewer is not TUTOR:
            offers = [each for each in facts if isinstance(each, HintsOffered)]
            assert {each.person for each in offers} <= {viewer.person}


@settings(deadline=None)
@given(runs)
def test_of_a_closed_step_nothing_is_said_when_something_is_offered(run) -> None:
    state = states.RoomState()
    for _, of_one_command in groupby(play(run).log, key=lambda each: each.cmd):
        offers = []
        for recorded in of_one_command:
            state = evolve(state, recorded)
            if isinstance(recorded.fact, HintsOffered):
                offers.append(recorded.fact)
        for fact in offers if state.modes.lock is not Lock.FREE else ():
            closed = set(state.modes.closed.get(fact.problem, ()))
            aside = state.modes.aside.get(fact.person, {}).get(fact.problem)
            opened = set(aside.steps) if aside is not None else set()
            assert not set(fact.offered) & (closed - opened)


@settings(deadline=None)
@given(runs)
def test_what_is_offered_is_there_and_what_is_brought_is_newer(run) -> None:
    house = play(run)
    for person, offers in house.state.offered.items():
        assert person in BOTH
        for name, each in offers.items():
            hints = {step.id: len(step.hints) for step in WHOLE[name].steps}
            assert all(0 <= count <= hints[step] for step, count in each.items())
    state = states.RoomState()
    for recorded in house.log:
        if isinstance(recorded.fact, KnowledgeBrought):
            learner = state.server.mastery.learners.get(recorded.fact.person)
            for name, note in recorded.fact.skills.items():
                here = learner.skills.get(name) if learner is not None else None
                assert here is None or note.practised_at > here.practised_at
        state = evolve(state, recorded)


@settings(deadline=None)
@given(runs)
def test_what_another_does_never_moves_what_is_known_of_one(run) -> None:
    """Where each works alone: the other's answers, hints and coming change nothing for Mia."""
    mine = [each for each in run if each[0] in ("answer", "hint", "enter")]
    # The clock goes on as it did: what is newer depends on it.
    alone = [each if each[1] is MIA else ("pass", *each[1:]) for each in mine]
    both, one = play(mine), play(alone)

    def numbers(house: House) -> dict[str, float]:
        learner = house.state.server.mastery.learners.get("mia")
        return {} if learner is None else {k: v.known for k, v in learner.skills.items()}

    assert numbers(both) == numbers(one)
