"""Board updates on Hocuspocus."""

from pathlib import Path


def hocuspocus_updates(modules: Path, seconds: float) -> float:
    return 0.0
