"""Names that are safe everywhere, made from names that need not be, the same at each import."""

import hashlib
import re
from collections.abc import Container

ID_LENGTH = 40
PART_LENGTH = 80

_ALLOWED = re.compile(r"[A-Za-z0-9_-]+")
_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")


def safe_id(name: str, limit: int = ID_LENGTH) -> str:
    """The name itself where it is a valid id, else a readable part of it with a digest."""
    if len(name) <= limit and _ALLOWED.fullmatch(name):
        return name
    readable = re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-")[: limit - 9].rstrip("-")
    return f"{readable or 'x'}-{digest(name, 8)}"


def free_id(wanted: str, taken: Container[str], limit: int) -> str:
    """`wanted`, or where that is taken the first of `wanted-2`, `wanted-3`, … that is free."""
    candidate, count = wanted, 1
    while candidate in taken:
        count += 1
        ending = f"-{count}"
        candidate = wanted[: limit - len(ending)] + ending
    return candidate


def digest(text: str, length: int) -> str:
    """The first hexadecimal digits of the text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def is_file_name(name: str) -> bool:
    """Whether this is one plain file name: no folder, no leading dot, nothing odd."""
    return _FILE_NAME.fullmatch(name) is not None
