"""Links, other than to hosts that the school allows."""

import re
from collections.abc import Iterator

from moderation.context import Context
from moderation.detectors.detected import Detected
from moderation.findings import Category, Severity
from moderation.normalise import Folded

_SURE_ENDINGS = (
    "com|net|org|edu|gov|gg|ly|io|app|dev|xyz|info|biz|tv|online|site|club|shop|store|icu|top|win"
)
_ENDINGS_WITH_PATH = (
    f"{_SURE_ENDINGS}|co|me|be|us|uk|eu|de|fr|ru|cn|nl|es|se|jp|ca|au|to|gl|sh|cc|ws|pw|ai|link"
    "|page|chat|live|fun|in|it|at|ch|pl|br|mx|tk|ml|ga|cf|im|vip|bio"
)
_LINK = re.compile(
    r"https?:/{1,2}([^\s/:?#]+)|(?<![a-z\d])(www\.[a-z\d-]+\.[a-z][a-z\d.-]*)"
    # A missing space after a full stop is no link ("ask.me first"), and a product with a point is
    # none ("a.bc/d"): the shorter endings need a path, and are told one by one.
    r"|(?<![a-z\d@.-])((?=[\d.-]*+[a-z])(?:[a-z\d-]{1,63}\.){1,8}"
    rf"(?:(?:{_SURE_ENDINGS})(?![a-z\d-]|\.[a-z\d])|co\.(?:uk|jp|nz|za|kr|in)(?![a-z\d])"
    rf"|(?:{_ENDINGS_WITH_PATH})(?=/[a-z\d@])))"
)
# "example dot com", said so that no list sees it.
_SAID = re.compile(
    r"(?<![a-z\d])([a-z\d-]{2,63}) ?(?:\(dot\)|\[dot\]| dot |\. | \.) ?"
    r"(com|net|org|gg|io|tv|xyz)(?![a-z\d.])(?: ?/| slash )?"
)
_CHECKED = re.compile(r"\(dot\)|\[dot\]| dot ")


def links(folded: Folded, context: Context) -> Iterator[Detected]:
    """Every link to a host that is not allowed, and not below one that is."""
    text = folded.text
    if "." in text or "://" in text or "http" in text:
        for found in _LINK.finditer(text):
            host = (found[1] or found[2] or found[3]).rstrip(".,;:!?)")
            if not _is_allowed(host, context.allowed_hosts):
                severity = Severity.LOW if _is_mention(found, folded) else Severity.MEDIUM
                yield Detected(Category.LINK, severity, "link.address", *found.span())
    if "dot" in text:
        for found in _SAID.finditer(text):
            host = f"{found[1]}.{found[2]}"
            if _CHECKED.search(found[0]) and not _is_allowed(host, context.allowed_hosts):
                yield Detected(Category.LINK, Severity.MEDIUM, "link.said", *found.span())


def _is_mention(found: re.Match[str], folded: Folded) -> bool:
    """Whether it is a company's name, "Example.com": a capital, no path, nothing below it."""
    if found[3] is None or found[0].count(".") != 1 or found.string[found.end() :][:1] == "/":
        return False
    original = folded.original
    return len(original) == len(found.string) and original[found.start()].isupper()


def _is_allowed(host: str, allowed: frozenset[str]) -> bool:
    # What stands before an @ is no host, however much it looks like one.
    labels = host.rpartition("@")[2].split(".")
    return any(".".join(labels[first:]) in allowed for first in range(len(labels)))
