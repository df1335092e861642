"""Reading files that somebody else made: bounded, inside their folder, and never in half."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from persistence.problems.imported import FigureFile
from persistence.problems.naming import is_file_name
from persistence.problems.report import Flaw, Ledger

JSON_BYTES = 32 * 1024 * 1024
FIGURE_BYTES = 2 * 1024 * 1024

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_ACTIVE_SVG = re.compile(
    rb"<\s*(?:script|foreignobject|iframe|animate|set|use|image|style)\b|\bon\w+\s*=|javascript:"
    rb"|(?:href|src)\s*=\s*[\"']\s*(?!#)|<!(?:entity|doctype)|url\s*\(\s*[\"']?\s*(?!#)",
    re.IGNORECASE,
)
_SIGNATURES = (
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder being imported. Nothing outside of it is ever read, whatever links say."""

    root: Path
    ledger: Ledger

    def name(self, path: Path) -> str:
        """How a report names a file of this folder."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else "?"

    def holds(self, path: Path) -> bool:
        """Whether a path is inside, links followed; one that leads out is noted."""
        try:
            inside = path.resolve().is_relative_to(self.root.resolve())
        except (OSError, RuntimeError):  # a loop of links; RuntimeError before Python 3.13
            inside = False
        if not inside:
            self.ledger.note(
                Flaw.LINK_OUT_OF_FOLDER, self.name(path), "leads out of the folder", "not read"
            )
        return inside

    def listing(self, path: Path) -> list[Path]:
        """What is directly in a folder, ordered by name; empty if there is no such folder."""
        if not path.is_dir() or not self.holds(path):
            return []
        return sorted(entry for entry in path.iterdir() if self.holds(entry))

    def json(
        self, path: Path, most: int = JSON_BYTES, parse: Callable[[bytes], Any] | None = None
    ) -> Any | None:
        """The content of a JSON file of at most `most` bytes; None, noted, if it is none."""
        try:
            if not self.holds(path):
                return None
            if path.exists() and not path.is_file():
                raise ValueError("not a plain file")
            if path.stat().st_size > most:
                raise ValueError(f"larger than {most // 1024} KiB")
            content = (parse or parse_json)(path.read_bytes())
        except (OSError, ValueError, RecursionError) as error:
            self.ledger.note(Flaw.BROKEN_FILE, self.name(path), _reason(error), "not read")
            return None
        return self.storable(content, self.name(path))

    def figure(self, path: Path) -> FigureFile | None:
        """An image file; None, noted, if it is not one that can be shown safely."""
        if not is_file_name(path.name) or not path.is_file() or not self.holds(path):
            return None
        if path.stat().st_size > FIGURE_BYTES:
            self._refused(path, f"larger than {FIGURE_BYTES // 1024} KiB")
            return None
        data = path.read_bytes()
        content_type = media_type(data)
        if content_type is None:
            self._refused(path, "not a GIF, PNG, JPEG, WebP or plain SVG image")
            return None
        return FigureFile(content_type, data)

    def storable(self, content: Any, where: str) -> Any:
        """The content without characters that no database keeps; noted if there were any."""
        cleaned = _storable(content)
        if cleaned != content:
            self.ledger.note(
                Flaw.UNSTORABLE_CHARACTERS, where, "NUL or half a character", "taken out"
            )
        return cleaned

    def _refused(self, path: Path, why: str) -> None:
        self.ledger.note(Flaw.REFUSED_FIGURE, self.name(path), why, "left out")


def parse_json(data: bytes) -> Any:
    """Strict JSON; raises ValueError, or RecursionError for absurd nesting."""
    return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant)


def parse_strictly(data: bytes) -> Any:
    """As `parse_json`; a name twice in one object is an error too, for one would be lost."""
    return json.loads(
        data.decode("utf-8-sig"), parse_constant=_refuse_constant, object_pairs_hook=_without_twins
    )


def media_type(data: bytes) -> str | None:
    """What kind of image this is, by its content; None for anything else or an active SVG."""
    for signature, content_type in _SIGNATURES:
        if data.startswith(signature):
            return content_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data.lstrip().startswith((b"<svg", b"<?xml")) and b"<svg" in data:
        return None if _ACTIVE_SVG.search(data) else "image/svg+xml"
    return None


def _storable(content: Any) -> Any:
    match content:
        case str():
            return _UNSTORABLE.sub("", content)
        case list():
            return [_storable(inner) for inner in content]
        case dict():
            return {_storable(name): _storable(inner) for name, inner in content.items()}
        case _:
            return content


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twin = next(name for name in made if names.count(name) > 1)
        raise ValueError(f"the name {twin[:80]!r} stands twice in one object")
    return made


def _reason(error: Exception) -> str:
    match error:
        case RecursionError():
            return "nested too deeply"
        case UnicodeDecodeError():
            return f"not UTF-8 at byte {error.start}"
        case ValueError():
            return str(error)
        case _:
            return type(error).__name__
