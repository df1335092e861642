"""Snapshots as bytes: what is large and shared by all viewers is written and compressed once.

A board of thousands of strokes is megabytes of JSON, the same for everybody in the room, and from
one request to the next nearly all of it stays as it was. So its elements are written in chunks,
each compressed on its own, and an answer is put together from them: a deflate stream may be cut
where it was flushed whole, and its parts set side by side (RFC 1951; RFC 1952 for what stands
around them).
"""

import asyncio
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import is_
from typing import Any
from weakref import WeakKeyDictionary

from aiohttp import web

from rooms.base import Id
from rooms.board.elements import Element

_ABOUT = 64
"""How many elements a chunk holds, about."""
_LEVEL = 2
"""How hard is tried: level 6 saves another tenth, and takes three times as long."""
_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of JSON, and the same as a piece of a deflate stream."""

    text: bytes
    deflated: bytes


@dataclass(frozen=True, slots=True)
class Chunk:
    """Elements that stand side by side, as they are written in the JSON of a board."""

    elements: tuple[Element, ...]
    part: Part

    def holds(self, elements: Sequence[Element]) -> bool:
        """Whether it was made of just these."""
        same = len(elements) == len(self.elements)
        return same and all(map(is_, elements, self.elements))


def part_of(text: bytes) -> Part:
    """A piece that can stand beside others."""
    press = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Part(text, press.compress(text) + press.flush(zlib.Z_FULL_FLUSH))


_COMMA = part_of(b",")
_END = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS).flush(zlib.Z_FINISH)


class BoardWriter:
    """The elements of the boards of loaded rooms, as JSON."""

    def __init__(self) -> None:
        """Nothing is written yet."""
        self._chunks: WeakKeyDictionary[Any, dict[Id, Chunk]] = WeakKeyDictionary()

    async def parts(self, room: object, elements: Mapping[Id, Element]) -> list[Part]:
        """The members of the JSON object of these elements, in their order.

        Other rooms go on meanwhile: what has to be written anew is written chunk by chunk. What was
        written before is kept for as long as `room` is.
        """
        known, chunks = self._chunks.get(room, {}), []
        for group in _grouped(elements):
            chunk = known.get(group[0].id)
            if chunk is None or not chunk.holds(group):
                chunk = Chunk(tuple(group), part_of(b",".join(map(_member, group))))
                await asyncio.sleep(0)
            chunks.append(chunk)
        self._chunks[room] = {chunk.elements[0].id: chunk for chunk in chunks}
        return [chunk.part for chunk in chunks]


def answer(
    request: web.BaseRequest, head: bytes, members: Sequence[Part], tail: bytes
) -> web.Response:
    """An answer of JSON from its pieces, compressed if the client takes that."""
    parts = [part_of(head), *_between(members), part_of(tail)]
    headers = {"Vary": "Accept-Encoding", "Cache-Control": "private, no-cache"}
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        body, headers["Content-Encoding"] = gzipped(parts), "gzip"
    else:
        body = b"".join(part.text for part in parts)
    return web.Response(body=body, content_type="application/json", headers=headers)


def gzipped(parts: Sequence[Part]) -> bytes:
    """The pieces as one gzip file."""
    check = size = 0
    for part in parts:
        check = zlib.crc32(part.text, check)
        size += len(part.text)
    deflated = b"".join(part.deflated for part in parts)
    return b"".join((_HEADER, deflated, _END, struct.pack("<II", check, size & 0xFFFFFFFF)))


def _between(members: Sequence[Part]) -> Iterator[Part]:
    for index, member in enumerate(members):
        if index:
            yield _COMMA
        yield member


def _grouped(elements: Mapping[Id, Element]) -> Iterator[list[Element]]:
    """The elements in groups, cut where their ids say: what comes or goes changes one group."""
    group: list[Element] = []
    for element in elements.values():
        group.append(element)
        if hash(element.id) % _ABOUT == 0:
            yield group
            group = []
    if group:
        yield group


def _member(element: Element) -> bytes:
    # An id holds no sign that JSON would escape.
    return b'"%b":%b' % (element.id.encode(), element.model_dump_json().encode())
