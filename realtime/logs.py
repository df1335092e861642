"""Logs: one JSON object a line on standard error, dotted names, never a person's words."""

import logging
import sys

import structlog

_log = structlog.get_logger()


def configure(level: str = "info") -> None:
    """Set up structlog, and let what libraries log go the same way."""
    number = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[LibraryLines()])


def failures_of(library: str) -> logging.Logger:
    """A logger for a library that quotes its clients in its lines: only its failures are told."""
    logger = logging.Logger(library, logging.WARNING)
    logger.addFilter(lambda record: record.exc_info is not None)
    logger.addHandler(LibraryLines())
    return logger


class LibraryLines(logging.Handler):
    """What libraries log, as lines of ours.

    They log what they were given, and that may be what a child wrote, an address, or a request with
    a sign-in link. So only warnings, and of these what stands in the library's own code: the first
    line of the message before anything was filled in, and the type of a failure.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        failure = record.exc_info[0] if record.exc_info else None
        _log.log(
            record.levelno,
            "library.said",
            library=record.name,
            said=str(record.msg).partition("\n")[0][:200],
            **({} if failure is None else {"failure": failure.__name__}),
        )
