"""Help follows what a student knows, and what they know goes with them from room to room."""

import json
from typing import Any

import pytest

from rooms import commands as c
from rooms.facts import HintsOffered, KnowledgeBrought, KnowledgeNoted
from rooms.mastery.notes import SkillNote
from rooms.mastery.tracing import DEFAULT
from rooms.room import evolve
from rooms.scaffolding.problem import Credit, Hint, Problem, Step
from rooms.state import RoomState, dump, load, public
from tests.fakes.house import MIA, TOM, TUTOR, House, number

BOTH = frozenset({"mia", "tom"})


def practice(name: str, steps: int = 4, skill: str = "adding") -> Problem:
    """A problem of steps alike, with three hints each; the answer to step n is n."""
    return Problem(
        id=name,
        title=name,
        subject="arithmetic",
        credit=Credit(source="Tests", licence="CC0"),
        steps=tuple(
            Step(
                id=f"s{n}",
                question=number(str(n)),
                hints=tuple(Hint(id=f"s{n}-h{h}", text=f"Think {h}.") for h in range(3)),
                skills=(skill,),
            )
            for n in range(1, steps + 1)
        ),
    )


EASY = practice("easy", 12)


def room(**start: Any) -> House:
    house = House()
    for actor in (TUTOR, MIA, TOM):
        house.do(actor, c.PersonEnter, name=actor.name)
    house.do(TUTOR, c.SessionStart, whole=EASY, connected=BOTH, **start)
    return house


def give(house: House, step: int, answer: int, actor=MIA, problem: str = "easy") -> None:
    fields = {"problem": problem, "part": f"s{step}", "answer": str(answer)}
    house.do(actor, c.AnswerGive, **fields)


def offered(house: House, step: int, person: str = "mia") -> int:
    return house.state.offered[person]["easy"][f"s{step}"]


def known(house: House, person: str = "mia", skill: str = "adding") -> float:
    return house.state.server.mastery.learners[person].skills[skill].known


def test_a_newcomer_is_offered_all_hints() -> None:
    house = room()
    assert offered(house, 1) == offered(house, 1, "tom") == 3


def test_as_it_is_known_fewer_hints_are_offered_and_after_errors_more_again() -> None:
    house = room()
    for step in range(1, 8):
        give(house, step, step)
    assert offered(house, 12) == 0
    for step in range(8, 11):
        give(house, step, 0)
    assert offered(house, 12) > 0
    assert offered(house, 8) > offered(house, 12), "the step that was not right offers one more"
    assert offered(house, 12, "tom") == 3


def test_what_is_not_offered_can_be_asked_for() -> None:
    house = room()
    for step in range(1, 8):
        give(house, step, step)
    assert house.do(MIA, c.HintTake, problem="easy", under="s12").refusal is None
    assert len(house.state.work["mia"]["easy"]["s12"].hints) == 1


def test_nobody_is_told_what_is_offered_to_another() -> None:
    house = room()
    for step in range(1, 8):
        give(house, step, step)
    told = [each.fact for each in house.seen_by(TOM) if isinstance(each.fact, HintsOffered)]
    assert {each.person for each in told} == {"tom"}
    assert set(house.view(TOM).offered) == {"tom"}
    assert set(house.view(TUTOR).offered) == {"mia", "tom"}


def test_when_a_session_ends_what_was_practised_is_noted() -> None:
    house = room()
    give(house, 1, 1)
    house.do(TUTOR, c.SessionEnd)
    notes = [each.fact for each in house.log if isinstance(each.fact, KnowledgeNoted)]
    assert [each.person for each in notes] == ["mia"]
    assert notes[0].skills["adding"].known == known(house)
    assert house.log[-1].fact.kind == "session.ended"


def test_what_was_learned_elsewhere_is_brought_and_counts_here() -> None:
    house = room()
    assert offered(house, 1) == 3
    later = house.log[-1].at + 1
    note = SkillNote(known=0.97, practised_at=later, opportunities=9, support=0)
    house.do(MIA, c.PersonEnter, name=MIA.name, knowledge={"adding": note})
    assert known(house) == 0.97
    assert offered(house, 1) == 0
    brought = [each.fact for each in house.log if isinstance(each.fact, KnowledgeBrought)]
    assert len(brought) == 1
    house.do(MIA, c.PersonEnter, name=MIA.name, knowledge={"adding": note})
    assert sum(isinstance(each.fact, KnowledgeBrought) for each in house.log) == 1


def test_what_is_older_than_what_was_done_here_is_left() -> None:
    house = room()
    give(house, 1, 1)
    here, note = known(house), SkillNote(known=0.5, practised_at=1)
    house.do(MIA, c.PersonEnter, name=MIA.name, knowledge={"adding": note})
    assert known(house) == here


def test_nobody_is_sent_a_number_about_what_they_know() -> None:
    house = room()
    note = SkillNote(known=0.6789, practised_at=house.log[-1].at + 1)
    house.do(MIA, c.PersonEnter, name=MIA.name, knowledge={"adding": note})
    give(house, 1, 1)
    house.do(TUTOR, c.SessionEnd)
    for viewer in (MIA, TOM, TUTOR):
        sent = "".join(each.model_dump_json() for each in house.seen_by(viewer))
        assert "0.6789" not in sent
        assert "knowledge." not in sent
        assert "mastery" not in str(public(house.view(viewer)))


def test_who_copies_in_a_group_is_not_thought_to_know() -> None:
    house = room()
    house.do(TUTOR, c.ModeSet, mode="together")
    for step in range(1, 7):
        fields = {"problem": "easy", "part": f"s{step}"}
        given = {**fields, "answer": str(step), "connected": BOTH}
        place = house.do(MIA, c.AnswerPropose, **given).seq
        house.do(TOM, c.AnswerAgree, **fields, place=place, agrees=True, connected=BOTH)
    assert house.state.work["tom"]["easy"]["s6"].solved
    assert known(house) > 0.5
    assert known(house, "tom") == DEFAULT.prior


def test_the_log_alone_gives_the_same_knowledge() -> None:
    house = room()
    for step in range(1, 5):
        give(house, step, step % 3)
    house.do(TUTOR, c.SessionEnd)
    house.do(TUTOR, c.SessionStart, whole=EASY, connected=BOTH)
    give(house, 1, 1, TOM)
    state = RoomState()
    for recorded in house.log:
        state = evolve(state, recorded)
    assert state.server.mastery == house.state.server.mastery


def test_of_a_step_that_is_not_open_not_even_the_number_of_hints_is_said() -> None:
    house = House()
    for actor in (TUTOR, MIA):
        house.do(actor, c.PersonEnter, name=actor.name)
    house.do(TUTOR, c.SessionStart, whole=practice("first"), connected=BOTH)
    house.do(TUTOR, c.LockSet, lock="tutor", connected=BOTH)
    house.do(TUTOR, c.ProblemOpen, problem="easy", whole=EASY, connected=BOTH)
    assert set(house.state.offered["mia"]["easy"]) == {"s1"}
    house.do(TUTOR, c.StepOpen, problem="easy", step="s2", connected=BOTH)
    assert set(house.state.offered["mia"]["easy"]) == {"s1", "s2"}
    house.do(TUTOR, c.LockSet, lock="free", connected=BOTH)
    assert len(house.state.offered["mia"]["easy"]) == len(EASY.steps)


def test_an_answer_that_is_kept_changes_nothing_that_is_offered() -> None:
    house = room()
    for step in range(1, 8):
        give(house, step, step)
    house.do(TUTOR, c.ModeSet, mode="think", connected=BOTH)
    before = house.state.offered["mia"]
    give(house, 8, 0)
    assert house.state.offered["mia"] == before
    house.do(TUTOR, c.AnswersShow, problem="easy", part="s8", connected=BOTH)
    assert house.state.offered["mia"] != before


def test_a_snapshot_from_before_rooms_knew_this_is_passed_over() -> None:
    written = json.loads(dump(room().state))
    del written["server"]["mastery"]
    with pytest.raises(ValueError, match="before a room knew"):
        load(json.dumps(written, separators=(",", ":")).encode())
