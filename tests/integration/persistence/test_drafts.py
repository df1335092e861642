"""Drafts: kept as they are, never overwritten unseen, and made a version of a problem once."""

import asyncio

import pytest

from persistence.database import Database
from persistence.drafts import Draft, DraftChanged, Drafts, ProblemChanged
from persistence.library import PostgresLibrary
from persistence.people import People
from persistence.problems.imported import FigureFile
from rooms.roles import Role
from tests.fakes.house import PROBLEM

SVG = FigureFile("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
NORTH, TINA, MAX, SOUTH = "north", "north-tina", "north-max", "south"


def draft(name: str = "d1", problem: str = "apples", base: int = 0) -> Draft:
    return Draft(name, problem, base, 1, {"title": "Half a", "steps": [None]}, 1)


@pytest.fixture
async def drafts(furnished: Database) -> Drafts:
    await People(furnished).add_person(NORTH, MAX, Role.TUTOR, "Max Roth")
    return Drafts(furnished)


@pytest.fixture
async def library(furnished: Database) -> PostgresLibrary:
    return PostgresLibrary(furnished)


async def test_a_draft_is_kept_as_it_is_and_is_its_authors_alone(drafts: Drafts) -> None:
    assert await drafts.begin(NORTH, TINA, draft()) == draft()
    assert await drafts.find(NORTH, TINA, "d1") == draft()
    assert await drafts.all(NORTH, TINA) == [draft()]
    assert await drafts.find(NORTH, MAX, "d1") is None
    assert await drafts.find(SOUTH, TINA, "d1") is None


async def test_a_problem_has_one_draft_of_each_author(drafts: Drafts) -> None:
    await drafts.begin(NORTH, TINA, draft())
    assert (await drafts.begin(NORTH, TINA, draft("d2"))).id == "d1"
    assert (await drafts.begin(NORTH, MAX, draft("d3"))).id == "d3"


async def test_saving_over_what_was_not_seen_is_refused_and_a_repeat_is_not(drafts: Drafts) -> None:
    await drafts.begin(NORTH, TINA, draft())
    saved = await drafts.save(NORTH, TINA, "d1", 1, {"title": "Whole"})
    assert saved is not None
    assert (saved.revision, saved.body) == (2, {"title": "Whole"})
    assert await drafts.save(NORTH, TINA, "d1", 1, {"title": "Whole"}) == saved
    with pytest.raises(DraftChanged):
        await drafts.save(NORTH, TINA, "d1", 1, {"title": "From another window"})
    assert await drafts.find(NORTH, TINA, "d1") == saved
    assert await drafts.save(NORTH, TINA, "gone", 1, {}) is None


async def test_of_two_saves_at_once_one_is_refused(drafts: Drafts) -> None:
    await drafts.begin(NORTH, TINA, draft())
    both = [drafts.save(NORTH, TINA, "d1", 1, {"title": title}) for title in ("One", "Two")]
    came = await asyncio.gather(*both, return_exceptions=True)
    assert sum(isinstance(each, DraftChanged) for each in came) == 1


async def test_publishing_makes_a_version_and_ends_the_draft(
    drafts: Drafts, library: PostgresLibrary
) -> None:
    mine = await drafts.begin(NORTH, TINA, draft())
    name = SVG.name_of_content("svg")
    await drafts.put_figure(NORTH, "apples", SVG, name)
    assert await drafts.figure(NORTH, "apples", name) == SVG
    assert await drafts.figure(SOUTH, "apples", name) is None
    assert await drafts.publish(NORTH, TINA, mine, PROBLEM, over=False) == 1
    assert await library.problem(NORTH, "apples") == PROBLEM
    assert await library.figure(NORTH, "apples", name) == SVG
    assert await drafts.all(NORTH, TINA) == []
    assert [each.published_by for each in await library.versions(NORTH, "apples")] == [TINA]
    # Edited here: an import of the same problem leaves it.
    changed = PROBLEM.model_copy(update={"title": "From a bank"})
    assert (await library.put(NORTH, [changed], {}, "bank")).kept == 1


async def test_a_version_that_somebody_published_meanwhile_is_not_overwritten_unseen(
    drafts: Drafts, library: PostgresLibrary
) -> None:
    await library.put(NORTH, [PROBLEM], {}, "bank")
    mine = await drafts.begin(NORTH, TINA, draft(base=1))
    theirs = await drafts.begin(NORTH, MAX, draft("d2", base=1))
    edited = PROBLEM.model_copy(update={"title": "Theirs"})
    assert await drafts.publish(NORTH, MAX, theirs, edited, over=False) == 2
    with pytest.raises(ProblemChanged):
        await drafts.publish(NORTH, TINA, mine, PROBLEM, over=False)
    assert await drafts.find(NORTH, TINA, "d1") == mine
    assert await drafts.publish(NORTH, TINA, mine, PROBLEM, over=True) == 3


async def test_images_go_with_the_last_draft_of_their_problem(drafts: Drafts) -> None:
    await drafts.begin(NORTH, TINA, draft())
    await drafts.begin(NORTH, MAX, draft("d2"))
    name = SVG.name_of_content("svg")
    await drafts.put_figure(NORTH, "apples", SVG, name)
    assert await drafts.drop(NORTH, TINA, "d1")
    assert await drafts.figure(NORTH, "apples", name) == SVG
    assert await drafts.drop(NORTH, MAX, "d2")
    assert await drafts.figure(NORTH, "apples", name) is None
    assert not await drafts.drop(NORTH, TINA, "d1")
