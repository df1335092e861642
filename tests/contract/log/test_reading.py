"""What every log promises about reading on, snapshots and held texts."""

from rooms.facts import ChatHeld, HeldSettled
from rooms.ports import Entry, Evidence, Log, Outcome, Snapshot
from rooms.state import RoomState, dump, load
from tests.contract.log.writing import (
    BLUE,
    GREEN,
    NORTH,
    SOUTH,
    append,
    batch,
    commit,
    evidence,
    messages,
    recorded,
)


async def test_reading_goes_on_behind_a_seq(log: Log) -> None:
    await commit(log, messages(0, 5))
    behind = [fact.seq for fact in await log.read_after(NORTH, BLUE, 3)]
    assert behind == [4, 5]
    assert list(await log.read_after(NORTH, BLUE, 5)) == []
    assert list(await log.read_after(NORTH, BLUE, 99)) == []


async def test_reading_stops_at_the_limit_without_a_gap(log: Log) -> None:
    await commit(log, messages(0, 12))
    assert [fact.seq for fact in await log.read_after(NORTH, BLUE, 8, limit=3)] == [9, 10, 11]


async def test_outcomes_tell_only_of_the_commands_asked_for(log: Log) -> None:
    await commit(log, messages(0, 3))
    asked = [("mia", "c2"), ("mia", "never"), ("tom", "c3")]
    assert await log.outcomes(NORTH, BLUE, asked) == {("mia", "c2"): Outcome(2)}
    assert await log.outcomes(NORTH, BLUE, []) == {}


async def test_a_snapshot_comes_back_as_it_was_saved(log: Log) -> None:
    assert await log.snapshot(NORTH, BLUE) is None
    state = RoomState(seq=7, hands=("mia",))
    await log.save_snapshot(NORTH, BLUE, Snapshot(7, dump(state)))
    found = await log.snapshot(NORTH, BLUE)
    assert found is not None
    assert (found.seq, load(found.state)) == (7, state)
    assert await log.snapshot(NORTH, GREEN) is None
    assert await log.snapshot(SOUTH, BLUE) is None


async def test_a_newer_snapshot_replaces_an_older_one_and_never_the_reverse(log: Log) -> None:
    for seq, state in ((5, b"five"), (9, b"nine"), (7, b"seven"), (9, b"again")):
        await log.save_snapshot(NORTH, BLUE, Snapshot(seq, state))
    assert await log.snapshot(NORTH, BLUE) == Snapshot(9, b"nine")


def holding(place: int) -> Entry:
    """A command whose text is held."""
    held = recorded(place, ChatHeld())
    return Entry(held.by, held.cmd, Outcome(place), (held,), (evidence(place),))


def settling(seq: int, place: int, *, released: bool) -> Entry:
    """A decision on a held text."""
    fact = HeldSettled(place=place, author="mia", released=released)
    settled = recorded(seq, fact, "mo")
    return Entry("mo", settled.cmd, Outcome(seq), (settled,), (), (place,), released)


async def test_a_held_text_is_kept_beside_the_log_while_it_is_open(log: Log) -> None:
    await commit(log, batch(0, holding(1), holding(2)))
    assert await log.evidence(NORTH, BLUE, 1) == evidence(1)
    assert await log.evidence(NORTH, BLUE, 2) == evidence(2)
    assert await log.evidence(NORTH, BLUE, 3) is None
    assert await log.evidence(NORTH, GREEN, 1) is None
    assert await log.evidence(SOUTH, BLUE, 1) is None


async def test_a_decision_closes_the_one_held_text_it_is_about(log: Log) -> None:
    await commit(log, batch(0, holding(1), holding(2), holding(3)))
    await commit(log, batch(3, settling(4, 1, released=True), settling(5, 3, released=False)))
    found: list[Evidence | None] = [await log.evidence(NORTH, BLUE, n) for n in (1, 2, 3)]
    assert found == [None, evidence(2), None]


async def test_a_batch_that_is_behind_neither_holds_nor_settles(log: Log) -> None:
    await commit(log, batch(0, holding(1)))
    await append(log, batch(0, settling(1, 1, released=True)))
    await append(log, batch(5, holding(6)))
    assert await log.evidence(NORTH, BLUE, 1) == evidence(1)
    assert await log.evidence(NORTH, BLUE, 6) is None


async def test_a_repeated_batch_neither_holds_nor_settles(log: Log) -> None:
    await commit(log, batch(0, holding(1), holding(2)))
    again = recorded(3, ChatHeld(), cmd="c1")
    repeat = Entry("mia", "c1", Outcome(3), (again,), (evidence(3),))
    settle = settling(4, 2, released=True)
    await append(log, batch(2, repeat, settle), batch(0, holding(1), room=GREEN))
    assert await log.evidence(NORTH, BLUE, 3) is None
    assert await log.evidence(NORTH, BLUE, 2) == evidence(2)
    assert await log.evidence(NORTH, GREEN, 1) == evidence(1)
