"""What the load generator counts is what was sent, wherever the network cuts it."""

import json
import struct
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.sockets import parsing
from rooms.refusals import Refusal
from tests.bench.board import Recording
from tests.bench.crowd import Work
from tests.bench.messages import CHAT, SIGNAL, STROKE
from tests.bench.wire import BINARY, DIGITS, Counter, Moments, masked, now_us


def chunks(data: bytes, cuts: list[int]) -> list[bytes]:
    """The data, cut at these places."""
    ends = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    return [data[a:b] for a, b in pairwise(ends)]


@given(st.text("ab", max_size=60), st.lists(st.integers(0, 60), max_size=20))
def test_a_marker_counts_once_however_it_is_cut(text: str, cuts: list[int]) -> None:
    data = text.encode().replace(b"bb", b"-")
    counter = Counter(b"ab-")
    assert sum(map(counter.count, chunks(data, cuts))) == data.count(b"ab-")


@given(
    st.lists(st.integers(10**14, 10**15 - 1), max_size=6),
    st.lists(st.integers(0, 200), max_size=20),
)
def test_every_moment_is_found_once_however_it_is_cut(moments: list[int], cuts: list[int]) -> None:
    data = b"".join(b'{"at":"t%d","more":1}' % moment for moment in moments)
    finder = Moments(b'"at":"t')
    assert [each for chunk in chunks(data, cuts) for each in finder.find(chunk)] == moments


def test_a_moment_has_the_digits_that_are_looked_for() -> None:
    assert len(str(now_us())) == DIGITS
    assert now_us() <= now_us()


@pytest.mark.parametrize("work", [SIGNAL, STROKE, CHAT])
def test_what_is_sent_is_what_a_room_takes(work: Work) -> None:
    moment = now_us()
    event, message = json.loads(b"[" + work.message("room", moment).partition(b"[")[2])
    assert f"{moment}" in json.dumps(message)
    parsed = parsing.signal if event == "signal" else parsing.command
    assert not isinstance(parsed(json.dumps(message).encode()), Refusal)


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536])
def test_a_frame_says_how_long_it_is_and_leaves_the_payload_as_it_was(size: int) -> None:
    frame = masked(b"x" * size, BINARY)
    assert frame[0] == BINARY
    assert frame[1] & 0x80, "a client's frame is masked"
    short = frame[1] & 0x7F
    length, head = {
        126: (struct.unpack("!H", frame[2:4])[0], 4),
        127: (struct.unpack("!Q", frame[2:10])[0] if size > 65_535 else 0, 10),
    }.get(short, (short, 2))
    assert length == size
    assert frame[head:] == b"\0\0\0\0" + b"x" * size


def recording(folder: Path, *updates: bytes) -> Path:
    file = folder / "updates.bin"
    file.write_bytes(b"".join(struct.pack("!I", len(each)) + each for each in updates))
    return file


def test_a_recorded_update_is_sent_into_every_room_under_a_key_of_its_own(tmp_path: Path) -> None:
    first, second = (b"\1" * 120 + b"stroke-" + b"0" * DIGITS + end for end in (b"a", b"b"))
    played = Recording.read(recording(tmp_path, first, second))
    for room in ("one", "two"):
        moment = now_us()
        sent = played.message(room, moment)
        # The document, a synchronisation, an update, and its length in two groups of seven bits.
        assert sent.startswith(b"\3" + room.encode() + b"\0\2\x8f\1")
        assert sent.endswith(b"stroke-%da" % moment)
        assert len(sent) == 4 + 2 + 2 + len(first)
    assert played.message("one", now_us()).endswith(b"b")
    with pytest.raises(RuntimeError, match="too short"):
        played.message("one", now_us())


def test_a_recording_without_a_place_for_the_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="without a stroke"):
        Recording.read(recording(tmp_path, b"nothing"))
