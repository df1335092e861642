"""A mapping that never changes, and whose successor costs no copy of all that is in it.

A board has thousands of elements and every stroke makes a new board: copied each time, the elements
would be touched one by one, and the larger a room, the slower it would become.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Self, TypeVar, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

K = TypeVar("K")
V = TypeVar("V")

MOST = 64
"""How many changes stand above what they change before all is put together again."""

_GONE: Any = object()
_NOTHING: Any = object()


class PersistentMap(Mapping[K, V]):
    """A few changes above a dict that is shared with earlier and later states.

    In the order of a dict. A change costs `MOST` entries at most, and all of them once in `MOST`
    changes, or when something comes back that was taken out.
    """

    __slots__ = ("_base", "_changes", "_length")

    def __init__(self, entries: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        """With these entries."""
        self._base: dict[K, V] = dict(entries)
        self._changes: dict[K, V] = {}
        self._length = len(self._base)

    def changed(self, put: Mapping[K, V], drop: Iterable[K] = ()) -> Self:
        """The same with these entries put in, and then these keys taken out if they are there."""
        if any(self._changes.get(key) is _GONE for key in put):
            # It comes back as the last one, not where it stood before.
            self._settle()
        changes = {**self._changes, **put}
        length = self._length + sum(key not in self for key in put)
        for key in drop:
            if key in put or key in self:
                length -= changes.get(key) is not _GONE
                changes[key] = _GONE
        after = object.__new__(type(self))
        after._base, after._changes, after._length = self._base, changes, length
        if len(changes) > MOST:
            after._settle()
        return after

    def _settle(self) -> dict[K, V]:
        """Everything in one dict: it says the same as before."""
        if self._changes:
            together = {**self._base, **self._changes}
            self._base = {key: each for key, each in together.items() if each is not _GONE}
            self._changes = {}
        return self._base

    def __getitem__(self, key: K) -> V:
        """The value; KeyError if there is none."""
        found: V = self._changes.get(key, _NOTHING)
        if found is _NOTHING:
            return self._base[key]
        if found is _GONE:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        """Whether there is such a key."""
        found = self._changes.get(key, _NOTHING)  # type: ignore[arg-type]
        return key in self._base if found is _NOTHING else found is not _GONE

    def __iter__(self) -> Iterator[K]:
        """The keys."""
        return iter(self._settle())

    def __len__(self) -> int:
        """How many entries there are."""
        return self._length

    def items(self) -> Any:
        """As of a dict."""
        return self._settle().items()

    def values(self) -> Any:
        """As of a dict."""
        return self._settle().values()

    def __repr__(self) -> str:
        """For people who look for a mistake."""
        return f"{type(self).__name__}({self._settle()!r})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read and written as a dict."""
        key, value = get_args(source) or (Any, Any)
        entries = handler.generate_schema(dict[key, value])  # type: ignore[valid-type]
        return core_schema.no_info_after_validator_function(
            cls,
            entries,
            serialization=core_schema.plain_serializer_function_ser_schema(
                dict, return_schema=entries
            ),
        )
