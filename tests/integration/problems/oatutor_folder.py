"""A small OATutor folder, made on the spot, for tests to break."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LICENCE = "https://creativecommons.org/licenses/by/4.0/ <CC BY 4.0>"
GIF = b"GIF89a" + bytes(20)


@dataclass(frozen=True, slots=True)
class OatutorFolder:
    """Writes problems the way OATutor keeps them."""

    root: Path

    def problem(self, name: str = "alpha1", **changes: Any) -> Path:
        """A problem without steps; returns its folder."""
        path = self.root / "content-pool" / name
        content = {
            "id": name,
            "title": "A problem",
            "body": "",
            "variabilization": {},
            "oer": "https://openstax.org/algebra <OpenStax: Algebra>",
            "license": LICENCE,
            "lesson": "1.1 First",
            "lessonId": "L1",
            "courseName": "OpenStax: Elementary Algebra",
        }
        self.write(path / f"{name}.json", content | changes)
        return path

    def step(
        self, problem: Path, letter: str = "a", hints: list[Any] | None = None, **changes: Any
    ) -> Path:
        """A step that asks for 5, with its default pathway; returns its folder."""
        name = problem.name + letter
        path = problem / "steps" / name
        content = {
            "id": name,
            "stepAnswer": ["$$5$$"],
            "problemType": "TextBox",
            "stepTitle": "What is $$2+3$$?",
            "stepBody": "",
            "answerType": "arithmetic",
            "variabilization": {},
        }
        self.write(path / f"{name}.json", content | changes)
        self.write(path / "tutoring" / f"{name}DefaultPathway.json", hints or [])
        return path

    def skills(self, model: Any) -> None:
        """The skill model."""
        self.write(self.root / "skillModel.json", model)

    def plans(self, *lessons: str, course: str = "OpenStax: Elementary Algebra") -> None:
        """One course with these lessons, in order."""
        entries = [{"id": lesson, "name": lesson} for lesson in lessons]
        self.write(self.root / "coursePlans.json", [{"courseName": course, "lessons": entries}])

    def write(self, path: Path, content: Any) -> None:
        """A JSON file, or bytes as they are."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())


def hint(name: str, *depends_on: str, **changes: Any) -> dict[str, Any]:
    """A plain hint."""
    content = {
        "id": name,
        "type": "hint",
        "title": "Think",
        "text": "Look at $$2+3$$.",
        "dependencies": list(depends_on),
    }
    return content | changes


def scaffold(name: str, *depends_on: str, **changes: Any) -> dict[str, Any]:
    """A scaffold that asks for 2."""
    asks = {
        "type": "scaffold",
        "problemType": "TextBox",
        "answerType": "arithmetic",
        "hintAnswer": ["$$2$$"],
    }
    return hint(name, *depends_on, **(asks | changes))
