"""What requests and sockets work with: built once by `realtime.app`, handed to both."""

from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from persistence.accommodations import AccommodationStore
from persistence.audit import Audit
from persistence.cases import CaseStore
from persistence.database import Database
from persistence.drafts import Drafts
from persistence.held import HeldStore
from persistence.judgements import Judgements
from persistence.knowledge import Knowledge
from persistence.library import PostgresLibrary
from persistence.people import People
from persistence.policies import Policies
from persistence.practice import PracticeLog
from persistence.reports import Reports
from persistence.review_numbers import ReviewStatistics
from persistence.rooms import RoomStore
from persistence.sessions import Sessions
from realtime.attention.desk import AttentionDesk
from realtime.fanout.presence import Presence
from realtime.http.snapshots import BoardWriter
from realtime.identity.sign_in import SignIn
from realtime.lifetime import Lifetime
from realtime.readiness import Readiness
from realtime.review.counting import CaseCounts
from realtime.settings import Settings
from realtime.sockets.adjusting import Adjusting
from realtime.sockets.doors import Doors
from rooms.base import Millis
from rooms.live import Rooms
from rooms.ports import Bus, Screen


@dataclass(frozen=True, slots=True)
class Services:
    """The stores, the live rooms and the sockets of this process."""

    settings: Settings
    database: Database
    people: People
    sessions: Sessions
    sign_in: SignIn
    room_store: RoomStore
    held: HeldStore
    cases: CaseStore
    audit: Audit
    reports: Reports
    policies: Policies
    judgements: Judgements
    statistics: ReviewStatistics
    case_counts: CaseCounts
    library: PostgresLibrary
    drafts: Drafts
    screen: Screen
    rooms: Rooms
    boards: BoardWriter
    bus: Bus
    presence: Presence
    doors: Doors
    accommodations: AccommodationStore
    adjusting: Adjusting
    readiness: Readiness
    attention: AttentionDesk
    practice: PracticeLog
    knowledge: Knowledge
    clock: Callable[[], Millis]


SERVICES: web.AppKey[Services] = web.AppKey("services", Services)
SETTINGS: web.AppKey[Settings] = web.AppKey("settings", Settings)
LIFETIME: web.AppKey[Lifetime] = web.AppKey("lifetime", Lifetime)
