"""The command line: studyhall serve, demo, migrate, import, export, numbers, audit, worker."""

import argparse
import ipaddress
import sys
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any, get_args

import uvloop

from persistence import migrate
from persistence.database import Database, is_unreachable
from persistence.embedded import (
    DataFolderForbidden,
    DataFolderInUse,
    PostgresUnstartable,
    default_data_dir,
)
from persistence.people import People
from realtime import heap, logs
from realtime.app import build_app
from realtime.auditing import run_verify
from realtime.demo.run import DemoOptions, run_demo
from realtime.exporting import UnusableFolder, run_export
from realtime.importing import UnreadableBank, run_import
from realtime.processes.run import run_many
from realtime.serving import LAST_S, CannotListen, Server, end_at_last, stop_signals
from realtime.settings import Settings, UnusableSettings, read_settings
from realtime.worker import run_worker
from rooms.scaffolding.reading.style import Locale

EXPECTED = (
    CannotListen,
    DataFolderForbidden,
    DataFolderInUse,
    PostgresUnstartable,
    UnusableSettings,
    UnreadableBank,
    UnusableFolder,
)
"""What an operator can mend: one clear line, no traceback, exit status 2."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    options = parser().parse_args(arguments)
    heap.settle()
    try:
        return int(options.run(options) or 0)
    except EXPECTED as failure:
        print(f"studyhall: {failure}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except Exception as failure:
        if not is_unreachable(failure):
            raise
        print("studyhall: the database cannot be reached. Check DATABASE_URL.", file=sys.stderr)
        return 2


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(
        prog="studyhall",
        description="A live tutoring server: rooms, shared whiteboards, problems step by step.",
        epilog="Settings come from the environment: see docs/operating.md.",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_demo(commands)
    _add_serve(commands)
    _add_migrate(commands)
    _add_import(commands)
    _add_export(commands)
    _add_numbers(commands)
    _add_audit(commands)
    _add_worker(commands)
    return parser


def _add_demo(commands: Any) -> None:
    demo = commands.add_parser(
        "demo",
        help="try it: a school, a session under way, nothing else to install",
        description="Start a PostgreSQL of its own, a school of invented people with a session "
        "under way, and the server; print a sign-in link for everybody. Stop with Ctrl-C. "
        "Started again, it finds its data again.",
    )
    demo.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    demo.add_argument("--port", type=int, default=8000, help="port; 0 takes a free one (8000)")
    demo.add_argument(
        "--data-dir",
        type=Path,
        default=default_data_dir(),
        metavar="FOLDER",
        help="where the data is kept (%(default)s)",
    )
    demo.add_argument("--json", action="store_true", help="print the links as one JSON object")
    demo.add_argument(
        "--let-strangers-in",
        action="store_true",
        help="allow a --host that other machines can reach, and let the links work from them: "
        "whoever sees a link can be that person",
    )
    demo.set_defaults(run=_demo)


def _add_serve(commands: Any) -> None:
    serve = commands.add_parser(
        "serve",
        help="run the server",
        description="Run the server: one process, or several under one master. Needs DATABASE_URL, "
        "and REDIS_URL when there is more than one process. Run `studyhall migrate` first. "
        "SIGTERM stops it in order; with several, SIGHUP replaces them one after the other.",
    )
    serve.add_argument("--host", help="address to listen on (STUDYHALL_HOST, 127.0.0.1)")
    serve.add_argument("--port", type=int, help="port to listen on (PORT, 8000)")
    serve.add_argument(
        "--workers",
        type=int,
        metavar="N",
        help="how many processes (STUDYHALL_WORKERS or WEB_CONCURRENCY, 1)",
    )
    serve.add_argument(
        "--port-each",
        action="store_true",
        default=None,
        help="give each process a port: --port, the next one, and so on, for a balancer that sends "
        "a room to one home (STUDYHALL_PORT_EACH)",
    )
    serve.set_defaults(run=_serve)


def _add_migrate(commands: Any) -> None:
    command = commands.add_parser(
        "migrate",
        help="bring the database to the newest schema",
        description="Run the missing migrations on DATABASE_URL, as the owner of the database.",
    )
    command.set_defaults(run=_migrate)


def _add_import(commands: Any) -> None:
    command = commands.add_parser(
        "import",
        help="import problems",
        description="Import problems into a school's library. What is there already and the same "
        "is left alone. Prints what came in, every defect found, and what was done about it.",
    )
    command.add_argument(
        "format", choices=("oatutor", "gsm8k", "native"), help="what the problems are written in"
    )
    command.add_argument("path", type=Path, help="the folder (oatutor, native) or file (gsm8k)")
    command.add_argument("--school", help="id of the school; needed when there are several")
    command.add_argument("--json", action="store_true", help="print the report as JSON")
    command.set_defaults(run=_import)


def _add_export(commands: Any) -> None:
    command = commands.add_parser(
        "export",
        help="write a school's problems to a folder",
        description="Write the newest version of every problem, its figures and the problem sets "
        "to an empty folder, in the format that `studyhall import native` reads.",
    )
    command.add_argument("path", type=Path, help="the folder; made if it is not there")
    command.add_argument("--school", help="id of the school; needed when there are several")
    command.set_defaults(run=_export)


def _add_numbers(commands: Any) -> None:
    command = commands.add_parser(
        "numbers",
        help="say how a school writes numbers",
        description="Say how a school writes numbers: 1,000.5 (en), 1.000,5 (de) or 1 000,5 (fr). "
        "Answers are read so from the next problem that is opened.",
    )
    command.add_argument("school", help="id of the school")
    command.add_argument("locale", choices=get_args(Locale), help="how it writes numbers")
    command.set_defaults(run=_numbers)


def _add_audit(commands: Any) -> None:
    command = commands.add_parser(
        "audit",
        help="check what moderators did",
        description="Follow the chain of every school's audit from its first entry. Says how many "
        "entries fit and which hash is the newest; exits with 1 where one does not fit.",
    )
    command.add_argument("act", choices=("verify",), help="what to do")
    command.set_defaults(run=_audit)


def _add_worker(commands: Any) -> None:
    command = commands.add_parser(
        "worker",
        help="run the periodic jobs",
        description="Delete expired sign-ins, links and attempts once a minute, and the words of "
        "cases that were decided long enough ago once an hour. Any number may run at once.",
    )
    command.set_defaults(run=_worker)


def _demo(options: argparse.Namespace) -> int:
    if not _is_loopback(options.host) and not options.let_strangers_in:
        print(
            f"studyhall: {options.host} can be reached from other machines, and a sign-in link is "
            "all that they need. Add --let-strangers-in if you want that.",
            file=sys.stderr,
        )
        return 2
    logs.configure("warning")
    chosen = DemoOptions(
        options.host, options.port, options.data_dir, options.json, options.let_strangers_in
    )

    async def run() -> None:
        with stop_signals() as stop:
            await run_demo(chosen, stop)

    return _run(run())


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _serve(options: argparse.Namespace) -> int:
    names = ("host", "port", "workers", "port_each")
    given = {name: getattr(options, name) for name in names}
    settings = _with_database(
        read_settings(**{name: value for name, value in given.items() if value is not None})
    )
    logs.configure(settings.log_level)
    if settings.workers > 1:
        run_many(settings)
    socket = Server.bind(settings.host, settings.port)

    async def run() -> None:
        with stop_signals(at_once=True) as stop:
            server = Server(build_app(settings), socket)
            await server.start()
            print(f"studyhall: serving on {server.url}", file=sys.stderr, flush=True)
            await stop.wait()
            end_at_last(settings.unready_s + settings.shutdown_s + LAST_S)
            await server.stop()

    return _run(run())


def _migrate(options: argparse.Namespace) -> int:
    settings = _with_database(read_settings())
    return _run(migrate.upgrade(settings.database_url))


def _import(options: argparse.Namespace) -> int:
    settings = _with_database(read_settings())

    async def run() -> None:
        database = await Database.connect(settings.database_url)
        try:
            report = await run_import(
                database, options.format, options.path, options.school, as_json=options.json
            )
        finally:
            await database.close()
        print(report)

    return _run(run())


def _export(options: argparse.Namespace) -> int:
    settings = _with_database(read_settings())

    async def run() -> None:
        database = await Database.connect(settings.database_url)
        try:
            print(await run_export(database, options.path, options.school))
        finally:
            await database.close()

    return _run(run())


def _numbers(options: argparse.Namespace) -> int:
    settings = _with_database(read_settings())

    async def run() -> bool:
        database = await Database.connect(settings.database_url)
        try:
            return await People(database).write_numbers(options.school, options.locale)
        finally:
            await database.close()

    if uvloop.run(run()):
        return 0
    print(f"There is no school {options.school}.", file=sys.stderr)
    return 1


def _audit(options: argparse.Namespace) -> int:
    return uvloop.run(run_verify(_with_database(read_settings())))


def _worker(options: argparse.Namespace) -> int:
    settings = _with_database(read_settings())
    logs.configure(settings.log_level)

    async def run() -> None:
        with stop_signals() as stop:
            await run_worker(settings, stop)

    return _run(run())


def _with_database(settings: Settings) -> Settings:
    if not settings.database_url:
        raise UnusableSettings(
            "DATABASE_URL is not set. Give it a PostgreSQL, or run `studyhall demo` to try it."
        )
    return settings


def _run(work: Coroutine[Any, Any, None]) -> int:
    uvloop.run(work)
    return 0


if __name__ == "__main__":
    sys.exit(main())
