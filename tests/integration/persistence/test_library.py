"""The library: imports that can be repeated, sets in order, search that means what was typed."""

from collections.abc import Iterator

import pytest

from persistence.database import Database
from persistence.library import PostgresLibrary, Stored
from persistence.problems.imported import FigureFile, ProblemSet
from persistence.rooms import RoomStore
from rooms.scaffolding.problem import Problem
from tests.fakes.house import PROBLEM

SVG = FigureFile("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
PNG = FigureFile("image/png", b"\x89PNG\x00\xff")


def problem(name: str, title: str = "Apples in boxes", **changes: object) -> Problem:
    return PROBLEM.model_copy(update={"id": name, "title": title, **changes})


@pytest.fixture
async def library(furnished: Database) -> PostgresLibrary:
    return PostgresLibrary(furnished)


async def test_a_problem_comes_back_the_same(library: PostgresLibrary) -> None:
    await library.put("north", [PROBLEM], {}, "tests")
    assert await library.problem("north", "apples") == PROBLEM
    assert await library.problem("north", "pears") is None
    assert await library.problem("south", "apples") is None


async def test_an_import_repeated_changes_nothing(library: PostgresLibrary) -> None:
    some, pictures = [problem("a"), problem("b")], {("a", "one"): SVG}
    assert await library.put("north", some, pictures, "tests") == Stored(2, 0, 0)
    assert await library.put("north", some, pictures, "tests") == Stored(0, 0, 2)


async def test_what_changed_is_replaced_with_its_figures(library: PostgresLibrary) -> None:
    before = {("a", "one"): SVG, ("a", "two"): PNG, ("b", "one"): PNG}
    await library.put("north", [problem("a"), problem("b")], before, "tests")
    after = {("a", "one"): PNG, ("b", "one"): PNG}
    new = [problem("a"), problem("b"), problem("c")]
    assert await library.put("north", new, after, "tests") == Stored(1, 1, 1)
    assert await library.figure("north", "a", "one") == PNG
    assert await library.figure("north", "a", "two") is None
    assert await library.figure("north", "b", "one") == PNG
    assert await library.figure("south", "b", "one") is None


async def test_an_import_of_many_is_whole(library: PostgresLibrary) -> None:
    many = [problem(f"p{n}") for n in range(450)]
    assert await library.put("north", iter(many), {}, "tests") == Stored(450, 0, 0)
    assert await library.count("north") == 450
    assert await library.count("south") == 0


async def test_an_import_that_fails_half_way_leaves_nothing(library: PostgresLibrary) -> None:
    def broken() -> Iterator[Problem]:
        yield from (problem(f"p{n}") for n in range(300))
        raise RuntimeError("the file ends here")

    with pytest.raises(RuntimeError):
        await library.put("north", broken(), {}, "tests")
    assert await library.count("north") == 0


async def test_search_finds_every_word_in_any_case_and_takes_signs_as_they_are(
    library: PostgresLibrary,
) -> None:
    some = [problem("a", "100% of 5_0"), problem("b", "Half of 500"), problem("c", "Apples")]
    await library.put("north", some, {}, "tests")

    async def ids(query: str) -> list[str]:
        return [card.id for card in await library.catalogue("north", query=query)]

    assert await ids("HALF 500") == ["b"]
    assert await ids("%") == ["a"]
    assert await ids("5_0") == ["a"]
    assert await ids("\\") == []
    assert await ids("arithmetic") == ["a", "c", "b"]
    assert await ids("  ") == ["a", "c", "b"]


async def test_a_set_keeps_its_order_and_can_be_searched(library: PostgresLibrary) -> None:
    await library.put(
        "north", [problem("a", "Pies"), problem("b", "Figs"), problem("c", "Nuts")], {}, "tests"
    )
    await library.put_set("north", ProblemSet("set", "Week 1", ("c", "gone", "a")))
    cards = await library.catalogue("north", "set")
    assert [(card.id, card.steps, card.licence) for card in cards] == [
        ("c", 3, "CC0"),
        ("a", 3, "CC0"),
    ]
    assert [card.id for card in await library.catalogue("north", "set", "pies")] == ["a"]
    assert await library.catalogue("north", "no-set") == []


async def test_a_room_has_the_problems_of_its_set(
    library: PostgresLibrary, furnished: Database
) -> None:
    await library.put_set("north", ProblemSet("set", "Week 1", ("c", "a")))
    await library.put_set("north", ProblemSet("set", "Week one", ("a", "c")))
    await library.put_set("south", ProblemSet("set", "Theirs", ("x",)))
    assert await library.problem_set("north", "north-blue") == ()
    await RoomStore(furnished).change("north", "north-blue", problem_set="set")
    assert await library.problem_set("north", "north-blue") == ("a", "c")
    assert await library.sets("north") == [ProblemSet("set", "Week one", ("a", "c"))]
