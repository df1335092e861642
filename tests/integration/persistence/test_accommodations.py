"""What is adjusted for somebody is kept, is never overwritten unseen, and goes with the person."""

import asyncio

import pytest
from sqlalchemy import delete, func, select

from persistence.accommodations import AccommodationsChanged, AccommodationStore, Adjusted
from persistence.database import Database
from persistence.people import People
from persistence.tables import accommodations, people
from rooms.accommodations import STANDARD, Accommodations
from rooms.roles import Role

CALM = Accommodations(calm=True, pace=1.5, font="opendyslexic")
LARGE = Accommodations(text_size="largest", theme="contrast")


@pytest.fixture
async def store(furnished: Database) -> AccommodationStore:
    """Mia in the north, of whom nothing is known."""
    await People(furnished).add_person("north", "mia", Role.STUDENT, "Mia Okafor")
    return AccommodationStore(furnished)


async def test_nothing_is_adjusted_at_first(store: AccommodationStore) -> None:
    assert await store.of("north", "mia") == Adjusted(0, STANDARD)


async def test_what_was_saved_is_there_again(store: AccommodationStore) -> None:
    assert await store.save("north", "mia", 0, CALM) == Adjusted(1, CALM)
    assert await store.save("north", "mia", 1, LARGE) == Adjusted(2, LARGE)
    assert await store.of("north", "mia") == Adjusted(2, LARGE)


@pytest.mark.parametrize("seen", [0, 2])
async def test_what_was_not_seen_is_not_overwritten(store: AccommodationStore, seen: int) -> None:
    await store.save("north", "mia", 0, CALM)
    with pytest.raises(AccommodationsChanged):
        await store.save("north", "mia", seen, LARGE)
    assert await store.of("north", "mia") == Adjusted(1, CALM)


async def test_the_same_sent_again_is_no_change(store: AccommodationStore) -> None:
    await store.save("north", "mia", 0, CALM)
    assert await store.save("north", "mia", 0, CALM) == Adjusted(1, CALM)


async def test_of_two_at_once_one_is_told(store: AccommodationStore) -> None:
    saving = [store.save("north", "mia", 0, each) for each in (CALM, LARGE)]
    outcomes = await asyncio.gather(*saving, return_exceptions=True)
    assert sorted(type(each).__name__ for each in outcomes) == ["AccommodationsChanged", "Adjusted"]
    assert await store.of("north", "mia") in outcomes


async def test_another_school_sees_nothing_of_it(store: AccommodationStore) -> None:
    await store.save("north", "mia", 0, CALM)
    assert await store.of("south", "mia") == Adjusted(0, STANDARD)


async def test_it_goes_when_it_is_forgotten_and_with_the_person(
    store: AccommodationStore, furnished: Database
) -> None:
    await store.save("north", "mia", 0, CALM)
    await store.forget("north", "mia")
    assert await store.of("north", "mia") == Adjusted(0, STANDARD)
    await store.save("north", "mia", 0, CALM)
    async with furnished.transaction("north") as connection:
        await connection.execute(delete(people).where(people.c.id == "mia"))
        count = select(func.count()).select_from(accommodations)
        assert await connection.scalar(count) == 0
