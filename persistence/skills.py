"""What banks say of the skills of a school's library."""

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from persistence.tables import skill_parameters
from rooms.base import Id
from rooms.mastery.tracing import Parameters

_CHUNK = 1_000
_COLUMNS = ("prior", "learn", "guess", "slip")


async def put(
    connection: AsyncConnection, school: Id, bank: str, parameters: Mapping[str, Parameters]
) -> None:
    """Store what a bank says of its skills, instead of what it said before.

    A skill has one set of parameters in a school: what is known of it is one number, whichever
    bank a problem is from. The bank that was imported last has the say.
    """
    table = skill_parameters
    await connection.execute(delete(table).where(table.c.bank == bank))
    rows = [
        {"school_id": school, "skill": skill, "bank": bank, **each.model_dump()}
        for skill, each in sorted(parameters.items())
    ]
    for start in range(0, len(rows), _CHUNK):
        statement = insert(table).values(rows[start : start + _CHUNK])
        said = {name: statement.excluded[name] for name in ("bank", *_COLUMNS)}
        await connection.execute(
            statement.on_conflict_do_update(index_elements=["school_id", "skill"], set_=said)
        )


async def of(
    connection: AsyncConnection, skills: Iterable[str] | None = None
) -> dict[str, Parameters]:
    """What is said of these skills, or of all; a skill of which nothing is said is not in it."""
    table = skill_parameters
    query = select(table)
    if skills is not None:
        query = query.where(table.c.skill.in_(list(skills)))
    return {
        row.skill: Parameters(**{name: getattr(row, name) for name in _COLUMNS})
        for row in await connection.execute(query)
    }
