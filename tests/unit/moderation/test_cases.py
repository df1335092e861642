"""A case is decided once, by one person, and given back when whoever holds it is gone."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from moderation.cases import (
    LEASE_MS,
    UNDO_MS,
    Answer,
    Case,
    Conflict,
    Origin,
    Ruling,
    claim,
    decide,
    escalate,
    hand_over,
    may_appeal,
    put_back,
    undo,
)
from moderation.chain import Entry, first_fault, link
from moderation.clocks import CATEGORIES, Clocks, severity_of
from rooms.roles import Actor, Role

MO, RUTH = (Actor(who, "north", Role.MODERATOR, who.title()) for who in ("mo", "ruth"))
MIA = Actor("mia", "north", Role.STUDENT, "Mia")
OPEN = Case("c1", Origin.HELD, "profanity", 1, "blue", "mia", 1_000, place=7)


def done(answer: Answer) -> Case:
    assert isinstance(answer, Case)
    return answer


def test_a_claimed_case_is_nobody_elses_until_the_lease_ends() -> None:
    claimed = done(claim(OPEN, MO, 0))
    assert claim(claimed, RUTH, LEASE_MS - 1) is Conflict.CLAIMED
    assert decide(claimed, RUTH, claimed.version, Ruling.ALLOW, 5) is Conflict.CLAIMED
    assert done(claim(claimed, RUTH, LEASE_MS)).claimed_by == "ruth"


def test_a_lease_is_renewed_without_a_new_version() -> None:
    claimed = done(claim(OPEN, MO, 0))
    renewed = done(claim(claimed, MO, 60_000))
    assert (renewed.version, renewed.claimed_until) == (claimed.version, 60_000 + LEASE_MS)


def test_the_second_to_decide_is_told_that_it_is_decided() -> None:
    first = done(decide(OPEN, MO, 1, Ruling.REMOVE, 10))
    assert decide(first, RUTH, 1, Ruling.ALLOW, 10) is Conflict.DECIDED
    assert decide(first, RUTH, first.version, Ruling.ALLOW, 10) is Conflict.DECIDED


def test_a_decision_on_what_has_changed_meanwhile_is_refused() -> None:
    escalated = done(escalate(OPEN, RUTH, 5))
    assert decide(escalated, MO, OPEN.version, Ruling.ALLOW, 6) is Conflict.CHANGED


def test_a_decision_can_be_taken_back_by_its_maker_for_ten_seconds() -> None:
    decided = done(decide(OPEN, MO, 1, Ruling.ALLOW, 100))
    assert undo(decided, RUTH, 101) is Conflict.FINAL
    assert undo(decided, MO, 100 + UNDO_MS) is Conflict.FINAL
    again = done(undo(decided, MO, 100 + UNDO_MS - 1))
    assert again.decided is None
    assert again.holder(100 + UNDO_MS) == "mo"
    assert undo(again, MO, 0) is Conflict.FINAL


def test_nobody_decides_on_their_own_words_or_on_an_appeal_against_themselves() -> None:
    own = replace(OPEN, author="mo")
    assert decide(own, MO, 1, Ruling.ALLOW, 0) is Conflict.OWN
    appeal = replace(OPEN, origin=Origin.APPEAL, appeal_of="c0", decided_before="mo")
    assert decide(appeal, MO, 1, Ruling.REMOVE, 0) is Conflict.OWN
    assert hand_over(appeal, RUTH, "mo", 0) is Conflict.OWN
    assert isinstance(decide(appeal, RUTH, 1, Ruling.ALLOW, 0), Case)


def test_only_the_author_appeals_and_only_what_was_finally_removed() -> None:
    removed = done(decide(OPEN, MO, 1, Ruling.REMOVE, 0))
    assert not may_appeal(OPEN, MIA, 99)
    assert not may_appeal(removed, MIA, UNDO_MS - 1)
    assert may_appeal(removed, MIA, UNDO_MS)
    assert not may_appeal(removed, replace(MIA, person="tom"), UNDO_MS)
    assert not may_appeal(replace(removed, origin=Origin.APPEAL), MIA, UNDO_MS)
    allowed = done(decide(OPEN, MO, 1, Ruling.ALLOW, 0))
    assert not may_appeal(allowed, MIA, UNDO_MS)


class Shift(RuleBasedStateMachine):
    """Moderators do anything at any time: what was decided finally never changes."""

    def __init__(self) -> None:
        super().__init__()
        self.case, self.now = OPEN, 0
        self.final: Ruling | None = None

    @rule(ms=st.integers(0, 2 * UNDO_MS), who=st.sampled_from([MO, RUTH]), data=st.data())
    def act(self, ms: int, who: Actor, data: st.DataObject) -> None:
        self.now += ms
        version = data.draw(st.sampled_from([self.case.version, self.case.version - 1]))
        ruling = data.draw(st.sampled_from(Ruling))
        answer = data.draw(
            st.sampled_from(
                [
                    claim(self.case, who, self.now),
                    put_back(self.case, who, self.now),
                    decide(self.case, who, version, ruling, self.now),
                    undo(self.case, who, self.now),
                    hand_over(self.case, who, "ruth", self.now),
                    escalate(self.case, who, self.now),
                ]
            )
        )
        if isinstance(answer, Case):
            assert answer.version >= self.case.version
            self.case = answer

    @invariant()
    def final_stays(self) -> None:
        decided = self.case.decided
        if self.final is not None:
            assert decided is not None
            assert decided.ruling is self.final
        if decided is not None and self.now >= decided.final_at:
            self.final = decided.ruling


TestShift = Shift.TestCase

STEPS = st.lists(
    st.tuples(st.integers(0, 2**50), st.text(max_size=5), st.sampled_from(["decided", "revealed"])),
    min_size=1,
    max_size=8,
)


def chain_of(steps: list[tuple[int, str, str]], school: str = "north") -> list[Entry]:
    entries: list[Entry] = []
    for at, actor, action in steps:
        before = entries[-1] if entries else None
        new = link(school, before, at=at, actor=actor, action=action, details={"ruling": "allow"})
        entries.append(new)
    return entries


@given(STEPS, st.data())
def test_whatever_is_changed_in_the_audit_is_found_where_it_was_changed(
    steps: list[tuple[int, str, str]], data: st.DataObject
) -> None:
    entries = chain_of(steps)
    assert first_fault("north", entries) is None
    assert first_fault("south", entries) == 1
    at = data.draw(st.integers(0, len(entries) - 1))
    forged = [
        replace(entries[at], at=entries[at].at + 1),
        replace(entries[at], actor=entries[at].actor + "x"),
        replace(entries[at], details='{"ruling":"remove"}'),
        replace(entries[at], case="other"),
        replace(entries[at], hash=bytes(32)),
    ]
    wrong = data.draw(st.sampled_from(forged))
    assert first_fault("north", [*entries[:at], wrong, *entries[at + 1 :]]) == at + 1
    if at + 1 < len(entries):
        assert first_fault("north", [*entries[:at], *entries[at + 1 :]]) == at + 1


def test_a_school_has_its_own_times_and_the_usual_ones_for_the_rest() -> None:
    clocks = Clocks.model_validate({"minutes": {"crisis": 1}})
    assert clocks.due("crisis", 0) == 60_000
    assert clocks.due("grooming", 0) == 600_000
    assert clocks.due("profanity", 0) == 4 * 3_600_000
    assert clocks.due("a word of an older version", 0) > 0
    assert all(severity_of(each) >= severity_of("profanity") for each in CATEGORIES)
