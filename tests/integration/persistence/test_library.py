"""The library: imports that can be repeated, sets in order, search that means what was typed."""

from collections.abc import Iterator

import pytest

from persistence.database import Database
from persistence.library import Found, PostgresLibrary, Stored, Wanted
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


async def test_what_changed_is_a_new_version_and_its_new_figures_are_shown(
    library: PostgresLibrary,
) -> None:
    before = {("a", "one"): SVG, ("a", "two"): PNG, ("b", "one"): PNG}
    await library.put("north", [problem("a"), problem("b")], before, "tests")
    after = {("a", "one"): PNG, ("b", "one"): PNG}
    new = [problem("a"), problem("b"), problem("c")]
    assert await library.put("north", new, after, "tests") == Stored(1, 1, 1)
    assert await library.figure("north", "a", "one") == PNG
    # An earlier session still shows the version that has it.
    assert await library.figure("north", "a", "two") == PNG
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


async def test_every_version_of_a_problem_stays_and_is_found_by_its_time(
    library: PostgresLibrary,
) -> None:
    for title in ("First", "Second", "Third"):
        await library.put("north", [problem("a", title)], {}, "tests")
    versions = await library.versions("north", "a")
    assert [each.number for each in versions] == [3, 2, 1]
    times = [each.published_at for each in versions]
    assert await library.versions("south", "a") == []

    async def title(as_of: int | None) -> str:
        found = await library.problem("north", "a", as_of)
        assert found is not None
        return found.title

    assert await title(None) == "Third"
    assert await title(times[0]) == "Third"
    # Written only after that moment: the newest, for there is nothing else.
    assert await title(0) == "Third"


async def test_an_import_leaves_what_another_bank_brought(library: PostgresLibrary) -> None:
    await library.put("north", [problem("a", "Ours")], {}, "ours")
    theirs = [problem("a", "Theirs"), problem("b")]
    assert await library.put("north", theirs, {}, "theirs") == Stored(1, 0, 0, 1)
    found = await library.problem("north", "a")
    assert found is not None
    assert found.title == "Ours"


WITH_SKILLS = PROBLEM.steps[0].model_copy(update={"skills": ("counting", "times tables")})


@pytest.fixture
async def shelf(library: PostgresLibrary) -> PostgresLibrary:
    """A few problems that differ in what one can look by."""
    some = [
        problem("pies", "Sharing pies", body="Three triangles of pastry", level="Year 5"),
        problem("angles", "Angles of triangles", steps=(WITH_SKILLS,), level="Year 6"),
        problem("roots", "Square roots", subject="algebra", body=r"What is \\(sqrt2\\)?"),
    ]
    await library.put("north", some, {}, "tests")
    await library.put("south", [problem("theirs", "Triangles of others")], {}, "tests")
    await library.put_set("north", ProblemSet("set", "Week 1", ("roots", "pies")))
    return library


async def found(library: PostgresLibrary, words: str = "", **wanted: object) -> list[str]:
    page = await library.search("north", Wanted(words=words, **wanted))  # type: ignore[arg-type]
    return [card.id for card in page.cards]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("triangle", ["angles", "pies"]),
        ("TRIANGLES", ["angles", "pies"]),
        ("tria", ["angles", "pies"]),
        ("shared pies", ["pies"]),
        ("pastry", ["pies"]),
        ('"square roots"', ["roots"]),
        ('"roots square"', []),
        ("triangles -pies", ["angles"]),
        ("pies or roots", ["pies", "roots"]),
        ("times tables", ["angles"]),
        ("sqrt2", []),
        ("the", []),
        ("!!", []),
        ("' & | ! :* \\ --", []),
        ("  ", ["roots", "angles", "pies"]),
    ],
)
async def test_words_are_found_in_any_form_and_nothing_typed_is_an_error(
    shelf: PostgresLibrary, words: str, wanted: list[str]
) -> None:
    assert sorted(await found(shelf, words)) == sorted(wanted)


async def test_a_word_in_the_title_counts_most(shelf: PostgresLibrary) -> None:
    assert await found(shelf, "triangles") == ["angles", "pies"]


async def test_problems_are_chosen_by_what_they_are_about(shelf: PostgresLibrary) -> None:
    assert await found(shelf, subject="algebra") == ["roots"]
    assert await found(shelf, level="Year 6") == ["angles"]
    assert await found(shelf, skill="times tables") == ["angles"]
    assert await found(shelf, skill="times") == []
    assert await found(shelf, licence="CC0", level="Year 5") == ["pies"]
    assert await found(shelf, bank="own") == []
    assert await found(shelf, set_id="set") == ["roots", "pies"]
    assert await found(shelf, "pies", set_id="set") == ["pies"]
    told = await shelf.facets("north")
    assert told.subjects == ("algebra", "arithmetic")
    assert told.levels == ("Year 5", "Year 6")
    assert told.licences == ("CC0",)
    assert told.skills == ("counting", "times tables")


async def test_pages_hold_everything_once(shelf: PostgresLibrary) -> None:
    pages = [await shelf.search("north", Wanted(offset=n, limit=2)) for n in (0, 2, 4)]
    assert [page.total for page in pages] == [3, 3, 3]
    ids = [card.id for page in pages for card in page.cards]
    assert sorted(ids) == ["angles", "pies", "roots"]
    assert await shelf.search("south", Wanted(words="pies")) == Found((), 0)


async def test_a_changed_problem_is_found_by_its_new_words_only(shelf: PostgresLibrary) -> None:
    await shelf.put("north", [problem("pies", "Sharing cakes", body="")], {}, "tests")
    assert await found(shelf, "cakes") == ["pies"]
    assert await found(shelf, "pastry") == []


async def test_a_set_that_is_dropped_is_taken_from_its_rooms(
    shelf: PostgresLibrary, furnished: Database
) -> None:
    await RoomStore(furnished).change("north", "north-blue", problem_set="set")
    await shelf.drop_set("north", "set")
    assert await shelf.sets("north") == []
    record = await RoomStore(furnished).find("north", "north-blue")
    assert record is not None
    assert record.problem_set is None


async def test_all_problems_can_be_read_one_after_the_other(shelf: PostgresLibrary) -> None:
    async with shelf.everything("north") as every:
        assert [each.id async for each in every] == ["angles", "pies", "roots"]
