"""`studyhall audit verify`: whether what moderators did stands there as it was written."""

from persistence.audit import Audit
from persistence.database import Database
from persistence.people import People
from realtime.settings import Settings


async def run_verify(settings: Settings) -> int:
    """Check every school's audit and print a line for each; 1 if one does not fit, else 0."""
    database = await Database.connect(settings.database_url)
    try:
        audit, broken = Audit(database), 0
        for school, name in await People(database).schools():
            count, fault = await audit.first_fault(school)
            newest = await audit.newest(school)
            head = newest.hash.hex() if newest is not None else "none"
            if fault is None:
                print(f"{name}: {count} entries fit; the newest hash is {head}")
            else:
                broken += 1
                print(f"{name}: entry {fault} of {count} is not as it was written")
        return 1 if broken else 0
    finally:
        await database.close()
