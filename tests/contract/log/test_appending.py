"""What every log promises about appending."""

import pytest

from rooms.board.elements import Patch
from rooms.facts import BoardChanged, ProblemKeyed
from rooms.ports import Behind, Committed, Entry, Log, Outcome, Repeated
from tests.contract.log.writing import (
    BLUE,
    FAR,
    GREEN,
    MUTED,
    NORTH,
    RED,
    SOUTH,
    append,
    batch,
    commit,
    entry,
    messages,
    recorded,
    refused,
    said,
    seqs,
)
from tests.fakes.house import PROBLEM


async def test_what_was_committed_is_read_back_the_same(log: Log) -> None:
    changed = recorded(3, BoardChanged(drop=("e1",), set=(Patch(id="e2"),), passed_over=1), "tina")
    facts = (said(1, "½ × ½ = ¼ 🙂"), recorded(2, ProblemKeyed(problem=PROBLEM)), changed)
    await commit(log, batch(0, entry(*facts)))
    assert tuple(await log.read_after(NORTH, BLUE, 0)) == facts


async def test_a_text_that_looks_like_an_escaped_nul_is_kept_as_it_is(log: Log) -> None:
    await commit(log, batch(0, entry(said(1, "\\u0000 \\\\u0000"))))
    assert [fact.fact for fact in await log.read_after(NORTH, BLUE, 0)] == [
        said(1, "\\u0000 \\\\u0000").fact
    ]


async def test_nothing_to_append_is_answered_with_nothing(log: Log) -> None:
    assert list(await log.append([])) == []


async def test_a_batch_without_entries_is_committed_and_changes_nothing(log: Log) -> None:
    await commit(log, messages(0, 2))
    await commit(log, batch(2))
    assert await seqs(log) == [1, 2]


async def test_batches_of_many_rooms_go_in_together(log: Log) -> None:
    await commit(log, messages(0, 3, room=RED), messages(0, 1), messages(0, 2, room=GREEN))
    assert [await seqs(log, room) for room in (BLUE, GREEN, RED)] == [[1], [1, 2], [1, 2, 3]]


async def test_answers_come_in_the_order_of_the_batches(log: Log) -> None:
    await commit(log, messages(0, 1, room=RED))
    answers = await append(
        log, messages(7, 1), messages(1, 1, room=RED), messages(3, 1, room=GREEN)
    )
    assert list(answers) == [Behind(), Committed(), Behind()]


@pytest.mark.parametrize("expected", [0, 1, 3, 4])
async def test_a_batch_that_expects_another_seq_writes_nothing(log: Log, expected: int) -> None:
    await commit(log, messages(0, 2))
    late = batch(expected, entry(said(expected + 1, "late", cmd="late")))
    assert list(await append(log, late)) == [Behind()]
    assert await seqs(log) == [1, 2]
    assert await log.outcomes(NORTH, BLUE, [("mia", "late")]) == {}


async def test_a_room_that_does_not_exist_yet_stands_at_zero(log: Log) -> None:
    assert list(await append(log, messages(1, 1))) == [Behind()]
    await commit(log, messages(0, 1))


async def test_a_refusal_alone_moves_nothing_and_is_kept(log: Log) -> None:
    await commit(log, batch(0, refused(0)))
    await commit(log, messages(0, 1))
    assert await log.outcomes(NORTH, BLUE, [("mia", "no")]) == {("mia", "no"): Outcome(0, MUTED)}
    assert await seqs(log) == [1]


async def test_a_refusal_decided_on_an_old_state_is_not_kept(log: Log) -> None:
    await commit(log, messages(0, 2))
    assert list(await append(log, batch(1, refused(1)))) == [Behind()]
    assert await log.outcomes(NORTH, BLUE, [("mia", "no")]) == {}


async def test_a_repeated_command_is_answered_as_before_and_writes_nothing(log: Log) -> None:
    await commit(log, batch(0, entry(said(1, cmd="c1")), refused(1, "no")))
    again = batch(1, entry(said(2, cmd="c1")), refused(2, "no"), entry(said(3, cmd="new")))
    outcomes = {("mia", "c1"): Outcome(1), ("mia", "no"): Outcome(1, MUTED)}
    assert list(await append(log, again)) == [Repeated(outcomes)]
    assert await seqs(log) == [1]
    assert await log.outcomes(NORTH, BLUE, [("mia", "new")]) == {}


async def test_a_batch_that_repeats_leaves_the_others_untouched(log: Log) -> None:
    await commit(log, messages(0, 1), messages(0, 1, room=GREEN))
    answers = await append(
        log,
        batch(1, entry(said(2, cmd="c1"))),
        batch(1, entry(said(2, cmd="c1")), room=GREEN),
        messages(5, 1, room=RED),
        batch(0, entry(said(1)), room=FAR, school=SOUTH),
    )
    assert [type(each) for each in answers] == [Repeated, Repeated, Behind, Committed]
    assert await seqs(log, FAR, SOUTH) == [1]


async def test_a_room_goes_on_after_a_repeat(log: Log) -> None:
    await commit(log, messages(0, 1))
    await append(log, batch(1, entry(said(2, cmd="c1"))))
    await commit(log, batch(1, entry(said(2, cmd="c2"))))
    assert await seqs(log) == [1, 2]


async def test_the_same_command_id_of_another_person_is_another_command(log: Log) -> None:
    await commit(log, batch(0, entry(said(1, by="mia", cmd="c"))))
    await commit(log, batch(1, entry(said(2, by="tom", cmd="c"))))


async def test_the_same_command_id_in_another_room_is_another_command(log: Log) -> None:
    await commit(log, messages(0, 1), messages(0, 1, room=GREEN))


async def test_a_command_that_was_already_so_is_kept_with_the_seq_it_found(log: Log) -> None:
    await commit(log, messages(0, 3))
    await commit(log, batch(3, Entry("mia", "raise", Outcome(3))))
    assert await log.outcomes(NORTH, BLUE, [("mia", "raise")]) == {("mia", "raise"): Outcome(3)}


async def test_schools_do_not_see_each_other(log: Log) -> None:
    far = batch(0, entry(said(1, "far")), room=FAR, school=SOUTH)
    await commit(log, messages(0, 1), far)
    assert await seqs(log, FAR, NORTH) == []
    assert await seqs(log, FAR, SOUTH) == [1]
    assert await log.outcomes(NORTH, FAR, [("mia", "c1")]) == {}


async def test_facts_with_a_gap_are_refused_by_name_of_the_fault(log: Log) -> None:
    with pytest.raises(ValueError, match="gap"):
        await append(log, batch(0, entry(said(1)), entry(said(3))))
    assert await seqs(log) == []


async def test_a_room_twice_in_one_append_is_refused(log: Log) -> None:
    with pytest.raises(ValueError, match="twice"):
        await append(log, messages(0, 1), messages(1, 1))
    assert await seqs(log) == []


async def test_a_command_twice_in_one_batch_is_refused(log: Log) -> None:
    with pytest.raises(ValueError, match="twice"):
        await append(log, batch(0, entry(said(1, cmd="c")), entry(said(2, cmd="c"))))
    assert await seqs(log) == []


async def test_a_nul_in_a_fact_is_refused_and_keeps_nothing_from_the_next(log: Log) -> None:
    poisoned = ProblemKeyed(problem=PROBLEM.model_copy(update={"body": "a\x00b"}))
    with pytest.raises(ValueError, match="NUL"):
        await append(log, batch(0, entry(recorded(1, poisoned))), messages(0, 1, room=GREEN))
    assert await seqs(log) == await seqs(log, GREEN) == []
    await commit(log, messages(0, 1), messages(0, 1, room=GREEN))
