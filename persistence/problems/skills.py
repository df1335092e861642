"""What a bank says of its skills: the four parameters of knowledge tracing for each.

OATutor keeps them in `bkt-params/defaultBKTParams.json`, our own format in `skills.json`. Whoever
never fitted them to answers leaves all at the same beginning: that says nothing of a skill, and is
not kept, so that a choice among few options is still traced as one.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from persistence.problems.files import Folder
from persistence.problems.report import Flaw
from rooms.mastery.tracing import DEFAULT, Parameters

SKILL_LENGTH = 500
"""The longest name of a skill, in characters: that of a step's skills."""

_OATUTOR = {
    "probMastery": "prior",
    "probTransit": "learn",
    "probGuess": "guess",
    "probSlip": "slip",
}


def of_oatutor(folder: Folder) -> dict[str, Parameters]:
    """The parameters of a folder of OATutor content."""
    return _read(folder, folder.root / "bkt-params" / "defaultBKTParams.json", _OATUTOR)


def of_native(folder: Folder) -> dict[str, Parameters]:
    """The parameters of a folder in our own format."""
    return _read(folder, folder.root / "skills.json", {})


def as_plain(parameters: Mapping[str, Parameters]) -> dict[str, dict[str, float]]:
    """Parameters as `skills.json` holds them, by name."""
    return {skill: parameters[skill].model_dump() for skill in sorted(parameters)}


def _read(folder: Folder, path: Path, names: Mapping[str, str]) -> dict[str, Parameters]:
    content = folder.json(path) if path.exists() else {}
    if not isinstance(content, dict):
        return {}
    found = {}
    for skill, said in content.items():
        parameters = _parameters(said, names)
        if parameters is None or not 0 < len(skill) <= SKILL_LENGTH:
            folder.ledger.note(
                Flaw.UNUSABLE_PARAMETERS,
                skill,
                "not four probabilities by which a right answer speaks for knowing",
                "traced with the defaults",
            )
        elif parameters != DEFAULT:
            found[skill] = parameters
    return found


def _parameters(said: Any, names: Mapping[str, str]) -> Parameters | None:
    if not isinstance(said, dict):
        return None
    named = {ours: said[theirs] for theirs, ours in names.items() if theirs in said}
    try:
        return Parameters.model_validate(named if names else said, strict=True)
    except ValidationError:
        return None
