"""Logs: one JSON object a line on standard error, dotted names, never a person's words."""

import logging
import sys

import structlog


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
    # Libraries log what they were given, and that may be what a child wrote: warnings only.
    logging.basicConfig(level=max(number, logging.WARNING), stream=sys.stderr)
