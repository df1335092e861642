import logging

import pytest
from structlog.testing import capture_logs

from realtime.logs import LibraryLines, failures_of

SECRET = "hunter2"


@pytest.fixture
def library() -> logging.Logger:
    logger = logging.Logger("some.library")
    logger.addHandler(LibraryLines())
    return logger


def test_a_librarys_line_is_ours_without_what_was_filled_in(library: logging.Logger) -> None:
    with capture_logs() as lines:
        library.warning("request from %s failed\n" + SECRET, SECRET)
    assert lines == [
        {
            "event": "library.said",
            "library": "some.library",
            "said": "request from %s failed",
            "log_level": "warning",
        }
    ]


def test_of_a_failure_only_the_type_is_told(library: logging.Logger) -> None:
    with capture_logs() as lines:
        try:
            raise ValueError(SECRET)
        except ValueError:
            library.exception("went wrong")
    assert lines[0]["failure"] == "ValueError"
    assert SECRET not in str(lines)


def test_of_a_library_that_quotes_its_clients_only_failures_are_told() -> None:
    logger = failures_of("engineio")
    with capture_logs() as lines:
        logger.error(f"Invalid session {SECRET}")
        try:
            raise OSError(SECRET)
        except OSError:
            logger.exception("connect async handler error")
    assert [(each["said"], each["failure"]) for each in lines] == [
        ("connect async handler error", "OSError")
    ]
