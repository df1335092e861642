"""Real browsers against a real demo: PostgreSQL, the server, the built client, Chromium."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import chromium
from tests.browser.demo import Demo

WIDTHS = {"laptop": (1366, 768), "tablet": (768, 1024), "phone": (390, 844)}

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def data_folder() -> Iterator[Path]:
    # As root PostgreSQL is another user, who cannot pass pytest's private folders.
    with TemporaryDirectory(prefix="studyhall-browser-") as folder:
        os.chmod(folder, 0o711)  # noqa: S103 - our own folder, to be passed, not read
        yield Path(folder) / "data"


@pytest.fixture(scope="session")
def demo(data_folder: Path) -> Iterator[Demo]:
    running = Demo(data_folder)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("STUDYHALL_CHROMIUM") or chromium.obtain()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser, demo: Demo) -> Iterator[Visit]:
    """Opens a browser of one's own, signed in as somebody, at a path; fails on a script's error."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_as(person: str | None, path: str = "/", width: str = "laptop", **options) -> Page:
        w, h = WIDTHS[width]
        context = browser.new_context(
            viewport={"width": w, "height": h}, reduced_motion="reduce", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on(
            "console",
            lambda said: (
                errors.append(said.text)
                if said.type == "error"
                and "Failed to load resource" not in said.text
                and "WebSocket connection" not in said.text
                else None
            ),
        )
        if person is not None:
            page.goto(demo.link(person))
        if person is None or path != "/":
            page.goto(demo.url + path)
        return page

    yield open_as
    for context in contexts:
        context.close()
    assert errors == []
