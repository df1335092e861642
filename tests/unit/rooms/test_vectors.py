"""The vectors that the client is tested with are what this server does today."""

import json

import pytest

from rooms.facts import Recorded
from rooms.room import evolve
from rooms.state import RoomState, public
from tests.vectors import FOLDER, vectors

FILES = sorted(FOLDER.glob("*.json"))


def test_the_vectors_are_current() -> None:
    made = {path.name: text for path, text in vectors()}
    assert made == {path.name: path.read_text() for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_facts_of_a_vector_add_up_to_its_state(path) -> None:
    vector = json.loads(path.read_text())
    state = RoomState()
    for fact in vector["facts"]:
        state = evolve(state, Recorded.model_validate(fact))
    assert json.loads(json.dumps(public(state))) == vector["state"]
