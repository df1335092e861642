"""A Chromium for the browser tests: the one that is there, else Playwright's, else Debian's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""How the tests start it: as root, without a screen, and without asking anybody for anything."""

_DOWNLOAD_S, _INSTALL_S = 120, 400


class NoChromium(Exception):
    """There is none, and none could be installed; the message says what to do."""


def find() -> str | None:
    """The path of a Chromium that is there, or None."""
    for name in NAMES:
        if (found := shutil.which(name)) is not None:
            return found
    return _of_playwright()


def obtain() -> str:
    """The path of a Chromium, installed if there was none. Raises `NoChromium`."""
    if (found := find()) is not None:
        return found
    _try([sys.executable, "-m", "playwright", "install", "chromium"], _DOWNLOAD_S)
    if (found := find()) is not None:
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _try(["apt-get", "update", "-qq"], _INSTALL_S)
        _try(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], _INSTALL_S)
    if (found := find()) is not None:
        return found
    raise NoChromium("No Chromium was found. Install one: `sudo apt-get install chromium`.")


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _try(command: list[str], most_s: float) -> None:
    print(f"Getting a Chromium: {' '.join(command[:4])} …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(
            command,
            check=False,
            timeout=most_s,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        print("  that did not work", flush=True)
