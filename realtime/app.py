"""The composition root: adapters are built here and nowhere else."""

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Callable

import structlog
from aiohttp import web
from aiohttp.typedefs import Middleware

from moderation.screen import FirstScreen
from persistence.accommodations import AccommodationStore
from persistence.attempts import Attempts
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
from persistence.sealing import Seal, keys_in
from persistence.sessions import Sessions
from realtime.attention.desk import AttentionDesk
from realtime.fanout.frames import NAMESPACE
from realtime.fanout.hub import Json
from realtime.fanout.memory import MemoryBus
from realtime.fanout.opening import FollowedRooms
from realtime.fanout.presence import Presence
from realtime.fanout.redis import RedisBus
from realtime.http import (
    accommodations,
    account,
    attention,
    authoring,
    health,
    held_items,
    home,
    knowing,
    library,
    look_again,
    metrics,
    moderation_settings,
    policy,
    problems,
    reporting,
    reports,
    review,
    rooms,
    suggestions,
    trials,
)
from realtime.http.client import add_client
from realtime.http.guards import add_headers, one_shape_of_error, same_origin
from realtime.http.openapi import documents
from realtime.http.polling import no_polling
from realtime.http.routing import handler_of
from realtime.http.snapshots import BoardWriter
from realtime.identity.sign_in import SignIn
from realtime.lifetime import Lifetime, finish
from realtime.logs import failures_of
from realtime.metrics.collector import ServerCollector, exposition, of_the_process
from realtime.metrics.meters import Meters
from realtime.metrics.neighbours import NEIGHBOURS, Neighbours
from realtime.metrics.ports import MeasuredLog, MeasuredScreen
from realtime.metrics.watching import counting, watch_the_loop
from realtime.processes.place import Place
from realtime.protocol.frames import STROKE_FRAME_LIMIT
from realtime.readiness import Readiness
from realtime.review.carrying import Carrier
from realtime.review.counting import CaseCounts
from realtime.services import LIFETIME, SERVICES, SETTINGS, Services
from realtime.settings import Settings
from realtime.sockets.adjusting import Adjusting
from realtime.sockets.doors import Doors
from realtime.sockets.room import RoomNamespace
from realtime.sockets.server import ENVELOPE, RoomServer
from rooms.live.world import Patience, World
from rooms.ports import Screen

_log = structlog.get_logger()

DAY_MS = 86_400_000

BODY_LIMIT = 64 * 1024
"""The largest body of an HTTP request, in bytes."""

CLOSE_S = 2.0
"""How long each thing that is closed may take, beside the time for what was begun."""

ROUTES = (
    *account.ROUTES,
    *home.ROUTES,
    *accommodations.ROUTES,
    *attention.ROUTES,
    *rooms.ROUTES,
    *reports.ROUTES,
    *suggestions.ROUTES,
    *knowing.ROUTES,
    *look_again.ROUTES,
    *held_items.ROUTES,
    *review.ROUTES,
    *reporting.ROUTES,
    *moderation_settings.ROUTES,
    *policy.ROUTES,
    *problems.ROUTES,
    *library.ROUTES,
    *authoring.ROUTES,
    *trials.ROUTES,
    *health.ROUTES,
    *metrics.ROUTES,
)


def build_app(
    settings: Settings, *, screen: Screen | None = None, place: Place | None = None
) -> web.Application:
    """The whole server, ready to be run; nothing is opened before it starts.

    `place` is given where it is one of several processes under one master.
    """
    meters = Meters()
    middlewares: list[Middleware] = [counting(meters), one_shape_of_error, same_origin]
    if place is not None and place.shares_port:
        middlewares.append(no_polling)
    app = web.Application(client_max_size=BODY_LIMIT, middlewares=middlewares)
    app[SETTINGS] = settings
    app[LIFETIME] = Lifetime()
    app.on_response_prepare.append(add_headers)
    for route in (*ROUTES, *documents(ROUTES)):
        app.router.add_route(route.method, route.path, handler_of(route))
    app.cleanup_ctx.append(_running(settings, screen, meters, place))
    app.on_shutdown.append(_send_everybody_away)
    sio = _socket_server(settings)
    sio.attach(app, socketio_path="socket.io")
    app[SOCKETS] = sio
    add_client(app)
    return app


SOCKETS: web.AppKey[RoomServer] = web.AppKey("sockets", RoomServer)


async def _send_everybody_away(app: web.Application) -> None:
    """Close the sockets first: a server that stops waits for requests, and these never end."""
    await app[NEIGHBOURS].close()
    within_s = app[SETTINGS].shutdown_s / 3
    leaving = app[SOCKETS].namespace_handlers[NAMESPACE].close(within_s)
    await finish("sockets", leaving, within_s + CLOSE_S)


def _socket_server(settings: Settings) -> RoomServer:
    return RoomServer(
        json=Json,
        logger=failures_of("socketio"),
        engineio_logger=failures_of("engineio"),
        bytes_per_s=settings.socket_bytes_per_s,
        cors_allowed_origins=[settings.public_url] if settings.public_url else None,
        max_http_buffer_size=STROKE_FRAME_LIMIT + ENVELOPE,
        http_compression=True,
        ping_interval=20,
        ping_timeout=20,
    )


def _running(
    settings: Settings, screen: Screen | None, meters: Meters, place: Place | None
) -> Callable[[web.Application], AsyncIterator[None]]:
    async def running(app: web.Application) -> AsyncIterator[None]:
        services = await _services(settings, screen, meters)
        app[SERVICES] = services
        app[SOCKETS].register_namespace(RoomNamespace(services, app[SOCKETS]))
        app[NEIGHBOURS] = Neighbours(_tell(services, app[SOCKETS], meters, place), place)
        await services.rooms.start()
        await services.presence.start()
        await services.doors.start()
        await services.adjusting.start()
        watching = asyncio.create_task(watch_the_loop(meters))
        carrying = asyncio.create_task(
            Carrier(services.database, services.reports, services.rooms, _clock).run()
        )
        tallying = asyncio.create_task(services.case_counts.run())
        noting = asyncio.create_task(services.judgements.run())
        await app[NEIGHBOURS].open()
        yield
        for task in (watching, carrying, noting, tallying):
            task.cancel()
        await app[SOCKETS].shutdown()
        services.attention.close()
        await finish("adjusting", services.adjusting.close(), CLOSE_S)
        await finish("doors", services.doors.close(), CLOSE_S)
        await finish("presence", services.presence.close(), CLOSE_S)
        if not await finish("rooms", services.rooms.close(), app[LIFETIME].left_s):
            # Nothing acknowledged is lost: the log has it. What waits was never acknowledged.
            await finish("rooms", services.rooms.abandon(), CLOSE_S)
        await finish("bus", services.bus.close(), CLOSE_S)
        await finish("database", services.database.close(), CLOSE_S)

    return running


def _tell(
    services: Services, sockets: RoomServer, meters: Meters, place: Place | None
) -> Callable[[], bytes]:
    collectors = (ServerCollector(services, sockets, meters), of_the_process())
    labels = {} if place is None else {"worker": str(place.number)}
    return lambda: exposition(collectors, labels)


async def _services(settings: Settings, given: Screen | None, meters: Meters) -> Services:
    database = await Database.connect(
        settings.database_url,
        pool_size=settings.database_pool,
        command_timeout_s=settings.database_timeout_s,
    )
    seal = Seal(keys_in(settings.evidence_keys))
    if not seal.is_sealing:
        _log.warning("evidence.unsealed")
    policies = Policies(database)
    judgements, statistics = Judgements(database, _clock), ReviewStatistics(database)
    screen = MeasuredScreen(given or FirstScreen(policies, judgements.note), meters)
    filed = Reports(database, seal, settings.evidence_days * DAY_MS)
    bus = await _bus(settings)
    people, sessions = People(database), Sessions(database)
    room_store = RoomStore(database)
    shelves, practice = PostgresLibrary(database), PracticeLog(database)
    adjusted = AccommodationStore(database)
    knowledge = Knowledge(database)
    presence = Presence(bus, secrets.token_hex(8), lambda room: live.loaded(room))
    live = FollowedRooms(
        World(
            log=MeasuredLog(database, meters, seal),
            library=shelves,
            screen=screen,
            bus=bus,
            clock=_clock,
            sleep=asyncio.sleep,
            mint=lambda: secrets.token_urlsafe(12),
            patience=Patience(
                grace_s=settings.grace_s,
                screen_s=settings.screen_s,
                snapshot_every=settings.snapshot_every,
                linger_s=settings.room_linger_s,
            ),
            is_elsewhere=presence.is_elsewhere,
            knowledge=knowledge,
            watch=meters,
            adjustments=adjusted,
        ),
        presence,
    )
    doors = Doors(sessions, room_store, bus)
    return Services(
        settings=settings,
        database=database,
        people=people,
        sessions=sessions,
        sign_in=SignIn(settings, people, sessions, Attempts(database)),
        room_store=room_store,
        held=HeldStore(database, seal),
        cases=CaseStore(database),
        audit=Audit(database),
        reports=filed,
        policies=policies,
        judgements=judgements,
        statistics=statistics,
        case_counts=CaseCounts(statistics),
        library=shelves,
        drafts=Drafts(database),
        screen=screen,
        rooms=live,
        boards=BoardWriter(),
        bus=bus,
        presence=presence,
        doors=doors,
        accommodations=adjusted,
        adjusting=Adjusting(adjusted, doors, bus),
        attention=AttentionDesk(live, practice, _clock),
        practice=practice,
        knowledge=knowledge,
        clock=_clock,
        readiness=Readiness(database, bus.connected.is_set if isinstance(bus, RedisBus) else None),
    )


def _clock() -> int:
    return time.time_ns() // 1_000_000


async def _bus(settings: Settings) -> MemoryBus | RedisBus:
    if not settings.redis_url:
        return MemoryBus()
    bus = RedisBus(settings.redis_url)
    await bus.start()
    return bus
