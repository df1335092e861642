import json
from typing import Any

import pytest

from realtime.protocol.frames import FRAME_LIMIT, Connect, Resume
from realtime.sockets import parsing
from rooms.commands import BoardCreate, ChatPost
from rooms.refusals import Refusal
from rooms.signals import Typing


def raw(value: Any) -> bytes:
    return json.dumps(value).encode()


def stroke(points: int) -> dict[str, Any]:
    shape = {
        **{"kind": "stroke", "x": 0, "y": 0, "w": 10, "h": 10, "pw": 10, "ph": 10},
        "points": [1_000] * (points * 3),
    }
    return {
        "id": "a",
        "kind": "board.create",
        "elements": [{"id": "e", "page": "p1", "shape": shape}],
    }


def test_a_command_becomes_its_model() -> None:
    parsed = parsing.command(raw({"id": "a", "kind": "chat.post", "text": "Hello"}))
    assert parsed == ChatPost(id="a", text="Hello")


def test_the_other_frames_become_theirs() -> None:
    assert parsing.signal(raw({"kind": "typing", "on": True})) == Typing(on=True)
    assert parsing.resume(raw({"after": 7})) == Resume(after=7)
    assert parsing.connect({"room": "r", "after": 0}) == Connect(room="r", after=0)


@pytest.mark.parametrize(
    "junk",
    [b"", b"{", b"nul", b"[]", b"{}", b'"do"', b"\xff", b"[" * 5_000, b'{"id":"a"},{"id":"b"}'],
)
def test_junk_is_malformed(junk: bytes) -> None:
    for parse in (parsing.command, parsing.signal, parsing.resume):
        assert parse(junk) == parsing.MALFORMED


def test_the_longest_stroke_passes_although_it_is_large() -> None:
    data = raw(stroke(5_000))
    assert len(data) > FRAME_LIMIT
    assert isinstance(parsing.command(data), BoardCreate)


def test_a_large_create_without_a_stroke_is_too_large() -> None:
    note = {"kind": "note", "x": 0, "y": 0, "w": 1, "h": 1, "text": "x" * 2_000}
    elements = [{"id": f"e{n}", "page": "p1", "shape": note} for n in range(30)]
    parsed = parsing.command(raw({"id": "a", "kind": "board.create", "elements": elements}))
    assert parsed == parsing.TOO_LARGE


def test_a_signal_is_never_large() -> None:
    assert parsing.signal(b" " * (FRAME_LIMIT + 1)) == parsing.TOO_LARGE


def test_what_json_cannot_say_is_no_way_to_connect() -> None:
    assert isinstance(parsing.connect({1: object()}), Refusal)
    assert isinstance(parsing.connect({"room": "r" * 40_000, "after": 0}), Refusal)
    assert isinstance(parsing.connect({"room": "../r", "after": 0}), Refusal)
