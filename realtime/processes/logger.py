"""What gunicorn says, as lines of ours."""

from typing import Any

import structlog
from gunicorn.glogging import Logger

_log = structlog.get_logger()


class LineLogger(Logger):  # type: ignore[misc]  # the package has no types
    """gunicorn's logger, without files and handlers of its own.

    It speaks of processes and signals; requests are not its business here.
    """

    def setup(self, cfg: Any) -> None:
        """Nothing: the lines go where ours go."""
        self.cfg = cfg

    def critical(self, msg: str, *args: Any, **_: Any) -> None:
        """Something that ends the server."""
        self._line("error", msg, args)

    def error(self, msg: str, *args: Any, **_: Any) -> None:
        """Something that should not be."""
        self._line("error", msg, args)

    def exception(self, msg: str, *args: Any, **_: Any) -> None:
        """As `error`: what a traceback quotes is in no log."""
        self._line("error", msg, args)

    def warning(self, msg: str, *args: Any, **_: Any) -> None:
        """Something that may be worth a look."""
        self._line("warning", msg, args)

    def info(self, msg: str, *args: Any, **_: Any) -> None:
        """Something that happens every day; what matters of it the master says itself."""
        self._line("debug", msg, args)

    def debug(self, msg: str, *args: Any, **_: Any) -> None:
        """Something that nobody asked for."""
        self._line("debug", msg, args)

    def reopen_files(self) -> None:
        """There are none."""

    def close_on_exec(self) -> None:
        """There are none."""

    def _line(self, level: str, message: str, args: tuple[Any, ...]) -> None:
        said = message % args if args else message
        getattr(_log, level)("processes.gunicorn", said=said)
