"""A snapshot that is put together from pieces is the one that would be written whole."""

import asyncio
import gzip
import json
from typing import Any

from aiohttp.test_utils import make_mocked_request
from hypothesis import given, settings
from hypothesis import strategies as st

from realtime.http.snapshots import BoardWriter, answer, gzipped, part_of
from rooms.board.elements import Element, Writing
from rooms.state import PUBLIC_TAIL, Board, RoomState, public, public_head


class Room:
    """What a writer keeps its pieces for."""


def note(number: int, text: str = "x", z: int = 0) -> Element:
    shape = Writing(kind="note", x=1, y=2, w=30, h=40, text=text)
    return Element(id=f"e{number}", page="p1", shape=shape, owner="mia", editor="mia", z=z)


def whole(writer: BoardWriter, room: Room, elements: dict[str, Element]) -> Any:
    """What a client reads, over both ways."""
    state = RoomState(seq=7, board=Board(elements=elements))
    parts = asyncio.run(writer.parts(room, elements))
    read = []
    for accepted in ("gzip, br", "identity"):
        request = make_mocked_request("GET", "/", headers={"Accept-Encoding": accepted})
        sent = answer(request, b'{"state":' + public_head(state), parts, PUBLIC_TAIL + b"}")
        assert isinstance(sent.body, bytes)
        packed = sent.headers.get("Content-Encoding") == "gzip"
        assert packed == (accepted != "identity")
        read.append(json.loads(gzip.decompress(sent.body) if packed else sent.body)["state"])
    assert read[0] == read[1] == json.loads(json.dumps(public(state)))
    assert list(read[0]["board"]["elements"]) == list(elements)
    return read[0]


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20)
changes = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 300), texts),
        st.tuples(st.just("drop"), st.integers(0, 300), st.just("")),
        st.tuples(st.just("look"), st.just(0), st.just("")),
    ),
    max_size=30,
)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 300), changes)
def test_it_is_the_same_whatever_changed_since_the_last_one(
    count: int, acts: list[tuple[str, int, str]]
) -> None:
    writer, room = BoardWriter(), Room()
    elements = {f"e{number}": note(number) for number in range(count)}
    whole(writer, room, elements)
    for act, number, text in acts:
        if act == "put":
            elements = {**elements, f"e{number}": note(number, text)}
        elif act == "drop":
            elements = {key: each for key, each in elements.items() if key != f"e{number}"}
        else:
            whole(writer, room, elements)
    whole(writer, room, elements)


def test_what_did_not_change_is_not_written_again() -> None:
    writer, room = BoardWriter(), Room()
    elements = {f"e{number}": note(number) for number in range(2_000)}
    before = asyncio.run(writer.parts(room, elements))
    after = asyncio.run(writer.parts(room, {**elements, "e2000": note(2_000)}))
    kept = {id(part) for part in before} & {id(part) for part in after}
    assert len(kept) >= len(before) - 1
    assert len(before) > 10


def test_rooms_do_not_share_what_was_written() -> None:
    writer, one, other = BoardWriter(), Room(), Room()
    whole(writer, one, {"e1": note(1, "one")})
    state = whole(writer, other, {"e1": note(1, "other")})
    assert state["board"]["elements"]["e1"]["shape"]["text"] == "other"


def test_other_rooms_go_on_while_a_large_board_is_written() -> None:
    async def run() -> int:
        elements = {f"e{number}": note(number) for number in range(2_000)}
        writing = asyncio.create_task(BoardWriter().parts(Room(), elements))
        turns = 0
        while not writing.done():
            await asyncio.sleep(0)
            turns += 1
        return turns

    assert asyncio.run(run()) > 10


def test_nothing_is_kept_of_a_room_that_is_gone() -> None:
    writer, room = BoardWriter(), Room()
    asyncio.run(writer.parts(room, {"e1": note(1)}))
    assert len(writer._chunks) == 1
    del room
    assert len(writer._chunks) == 0


@given(st.lists(st.binary(max_size=500), max_size=10))
def test_pieces_side_by_side_are_one_gzip_file(texts: list[bytes]) -> None:
    assert gzip.decompress(gzipped([part_of(text) for text in texts])) == b"".join(texts)
