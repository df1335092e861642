"""What moderation catches and what it interrupts, set by set, beside better-profanity alone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from better_profanity import Profanity
from faker import Faker

from moderation.context import USUAL_HOSTS, AgeBand, Context
from moderation.findings import Severity
from moderation.pipeline import Pipeline
from tests.moderation.corpora import Line, lines
from tests.moderation.disguises import DISGUISES, STRONG, TWINS
from tests.moderation.maths import examples

_DIRECT = ("PHONE_NUMBER", "EMAIL_ADDRESS")
LOCALES = (
    *("en_US", "en_GB", "de_DE", "fr_FR", "es_MX", "pt_BR"),
    *("it_IT", "vi_VN", "zh_CN", "hi_IN", "ar_EG", "tr_TR"),
)
_NAMES_EACH = 100
_MADE_UP = "made up"
"""What is made up here was tuned on as a whole, or not at all: it has no halves."""

_PIPELINE = Pipeline()


@dataclass(frozen=True)
class Row:
    """One line of the table. Shares are of 1; None where there is nothing to count."""

    what: str
    count: int
    here: float
    tuned: float | None
    other: float | None
    flagged: float
    library: float
    goal: str
    is_met: bool

    @property
    def cells(self) -> tuple[str, ...]:
        """The row, written."""
        shares = (self.here, self.tuned, self.other, self.flagged, self.library)
        written = ["" if share is None else f"{share:.2%}" for share in shares]
        return (self.what, str(self.count), *written, f"{self.goal}{'' if self.is_met else ' ✗'}")


Circumstances = Callable[[Line], Context]


def _anywhere(line: Line) -> Context:
    return Context(allowed_hosts=USUAL_HOSTS)


def _in_its_subject(line: Line) -> Context:
    subject = line.kind.removeprefix("high_school_").replace("_", " ")
    return Context(subject=subject, allowed_hosts=USUAL_HOSTS)


def _as_a_tutor(line: Line) -> Context:
    return Context(age=AgeBand.ADULT, allowed_hosts=USUAL_HOSTS)


def _as_a_name(line: Line) -> Context:
    return Context(surface="name")


def measure_sets() -> Iterator[Row]:
    """The rows, in the order of the goals."""
    for name in ("bridge", "mathdial", "cima", "gsm8k"):
        yield _low(f"clean: {name}", lines(f"clean_{name}"), _anywhere, flagged_at_most=0.005)
    yield _low("clean: subjects, in their rooms", lines("clean_subject"), _in_its_subject)
    yield _low("invented maths", _clean(examples(2_000)), _anywhere, at_most=0.0)
    disguised = [f"you {of(word)} stop" for of in DISGUISES.values() for word in STRONG]
    yield _high("29 disguises of 20 words", _bad(disguised), _anywhere, at_least=0.9)
    twins = [f"the {of(word)} stops" for of in DISGUISES.values() for word in TWINS]
    yield _low("their clean twins", _clean(twins), _anywhere, at_most=0.0)
    for name in ("rustrict_pos", "surge_toxicity", "hatecheck", "hatemoji"):
        yield _high(f"caught: {name}", [row for row in lines(name) if row.is_bad], _anywhere)
    for name in ("rustrict_neg", "surge_toxicity", "hatecheck"):
        yield _fewer(f"interrupted: {name}", [row for row in lines(name) if not row.is_bad])
    yield from _personal()
    for kind in ("crisis", "grooming", "contact_move", "bullying", "profanity", "spam"):
        rows = [row for row in lines("handmade") if row.kind == kind]
        goal = 0.9 if kind in ("crisis", "grooming", "contact_move") else None
        yield _high(f"handmade: {kind}", rows, _anywhere, at_least=goal)
    edge = [row for row in lines("handmade") if not row.is_bad]
    yield _fewer("handmade: clean, on the edge", edge)
    yield _low("names, 12 locales", _clean(names()), _as_a_name)


def _personal() -> Iterator[Row]:
    direct = [row for row in lines("presidio_pii") if row.kind in _DIRECT]
    given = [row for row in lines("handmade") if row.kind == "pii_child"]
    yield _high("personal: handmade", given, _anywhere, at_least=0.9)
    yield _high("personal: phones and e-mails (presidio)", direct, _anywhere, at_least=0.9)
    every = [row for row in lines("presidio_pii") if row.is_bad]
    yield _high("personal: every kind (presidio)", every, _anywhere, at_least=0.0)


def names() -> list[str]:
    """Names of people, a hundred for each locale; the same at every run."""
    found = []
    for locale in LOCALES:
        faker = Faker(locale)
        faker.seed_instance(4)
        found += [faker.name() for _ in range(_NAMES_EACH)]
    return found


def _bad(texts: Sequence[str]) -> list[Line]:
    return [Line(True, _MADE_UP, text) for text in texts]


def _clean(texts: Sequence[str]) -> list[Line]:
    return [Line(False, _MADE_UP, text) for text in texts]


def _low(
    what: str,
    rows: Sequence[Line],
    of: Circumstances,
    at_most: float = 0.001,
    flagged_at_most: float = 1.0,
) -> Row:
    """A row of clean lines: as few as possible are interrupted."""
    row = _row(what, rows, of)
    goal = f"≤ {at_most:.1%}" + (
        "" if flagged_at_most == 1 else f", flagged ≤ {flagged_at_most:.1%}"
    )
    is_met = row.here <= at_most and row.flagged <= flagged_at_most
    return Row(**{**vars(row), "goal": goal, "is_met": is_met})


def _high(what: str, rows: Sequence[Line], of: Circumstances, at_least: float | None = None) -> Row:
    """A row of lines to catch: that many, or more than the library does."""
    row = _row(what, rows, of)
    goal = "> the library" if at_least is None else f"≥ {at_least:.0%}" if at_least else ""
    is_met = row.here > row.library if at_least is None else row.here >= at_least
    return Row(**{**vars(row), "goal": goal, "is_met": is_met})


def _fewer(what: str, rows: Sequence[Line]) -> Row:
    """A row of harmless lines that look like others: fewer than the library interrupts."""
    row = _row(what, rows, _anywhere)
    return Row(**{**vars(row), "goal": "< the library", "is_met": row.here < row.library})


def _row(what: str, rows: Sequence[Line], of: Circumstances) -> Row:
    worst = [_worst(row, of) for row in rows]
    interrupted = [severity > Severity.LOW for severity in worst]
    is_split = rows[0].kind != _MADE_UP
    return Row(
        what,
        len(rows),
        _share(interrupted),
        _share(interrupted[::2]) if is_split else None,
        _share(interrupted[1::2]) if is_split else None,
        _share([severity > 0 for severity in worst]),
        _share([library_finds(row.text) for row in rows]),
        goal="",
        is_met=True,
    )


def _worst(row: Line, of: Circumstances) -> int:
    return max((found.severity for found in _PIPELINE.examine(row.text, of(row))), default=0)


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


class _Remembered:
    """better-profanity's words, asked once for each: the same answers, sooner."""

    def __init__(self, words: Sequence[object]) -> None:
        self._words, self._known = words, dict[str, bool]()

    def __contains__(self, word: str) -> bool:
        if word not in self._known:
            self._known[word] = word in self._words
        return self._known[word]


def _library() -> Profanity:
    library = Profanity()
    library.load_censor_words()
    library.CENSOR_WORDSET = _Remembered(library.CENSOR_WORDSET)
    return library


_LIBRARY = _library()


def library_finds(text: str) -> bool:
    """What better-profanity says, with its own list, as it comes."""
    return bool(_LIBRARY.contains_profanity(text))
