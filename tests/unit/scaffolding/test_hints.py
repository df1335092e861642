"""Which hint comes next."""

from rooms.refusals import Code, Refusal
from rooms.scaffolding.hints import hints_under, next_hint
from rooms.scaffolding.problem import Hint, Key, NumberAsk, PartId, Question, Step

ASKS = Question(ask=NumberAsk(), key=Key(accepted=("1",)))

STEP = Step(
    id="s",
    question=ASKS,
    hints=(
        Hint(id="first"),
        Hint(
            id="scaffold",
            depends_on=("first",),
            question=ASKS,
            hints=(Hint(id="in-1"), Hint(id="in-2", depends_on=("in-1",))),
        ),
        Hint(id="free"),
        Hint(id="last", depends_on=("scaffold", "free")),
        Hint(id="odd", depends_on=("gone",)),
    ),
)


def taken(under: PartId, *opened: PartId, solved: tuple[PartId, ...] = ()) -> str:
    found = next_hint(STEP, under, opened, frozenset(solved))
    return found.code if isinstance(found, Refusal) else found.id


def test_hints_come_in_the_order_of_the_problem() -> None:
    assert taken("s") == "first"
    assert taken("s", "first") == "scaffold"


def test_a_hint_that_waits_for_a_scaffold_lets_a_later_one_pass() -> None:
    assert taken("s", "first", "scaffold") == "free"
    assert taken("s", "first", "scaffold", "free") == "odd"


def test_a_hint_on_a_scaffold_comes_when_that_is_solved_not_when_it_is_open() -> None:
    opened = ("first", "scaffold", "free", "odd")
    assert taken("s", *opened) == Code.NOT_YET
    assert taken("s", *opened, solved=("scaffold",)) == "last"


def test_after_the_last_hint_there_is_no_more() -> None:
    opened = ("first", "scaffold", "free", "last", "odd")
    assert taken("s", *opened, solved=("scaffold",)) == Code.NO_MORE_HINTS


def test_a_scaffold_has_hints_of_its_own() -> None:
    assert taken("scaffold") == "in-1"
    assert taken("scaffold", "in-1") == "in-2"
    assert taken("scaffold", "in-1", "in-2") == Code.NO_MORE_HINTS


def test_a_dependency_on_nothing_holds_nothing_up() -> None:
    assert taken("s", "first", "scaffold", "free") == "odd"


def test_a_part_without_hints_has_no_more() -> None:
    assert hints_under(STEP, "free") == ()
    assert taken("free") == Code.NO_MORE_HINTS
    assert taken("unknown") == Code.NO_MORE_HINTS
