"""Importing GSM8K in its socratic form: one JSON object a line, worked out in sub-questions.

Each sub-question becomes a step. Its hints are the calculation without its result, then the whole
working. A line that has no result of its own ("let x be the number of coins") becomes the next
step's first hint: not its text, for that is seen before the earlier steps are solved. The answer
to the last step is always the stated final one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from pydantic import ValidationError

from persistence.problems.examining import mended, unaccepted
from persistence.problems.files import JSON_BYTES, Folder, parse_json
from persistence.problems.gsm8k_lines import Line, Result, lines_of, plain_result, value_of
from persistence.problems.imported import Imported, ProblemSet, imported
from persistence.problems.naming import ID_LENGTH, digest, free_id
from persistence.problems.report import Flaw, Ledger
from rooms.scaffolding.algebra.exact import same
from rooms.scaffolding.problem import Credit, Hint, Key, NumberAsk, Problem, Question, Step

CREDIT = Credit(
    source="GSM8K (socratic)",
    author="OpenAI",
    licence="MIT",
    licence_url="https://opensource.org/license/mit",
    url="https://github.com/openai/grade-school-math",
)
_NEXT = "What do you work out next?"
_OPERATIONS = {"+": "addition", "-": "subtraction", "*": "multiplication", "/": "division"}


def read_gsm8k(path: Path) -> Imported:
    """Read one file of lines. Two reads of the same file give the same."""
    folder = Folder(path.parent, Ledger())
    reading = _Reading(folder.ledger)
    for number, line in _numbered(folder, path):
        reading.take(number, line)
    problems = tuple(reading.problems.values())
    sets = [ProblemSet("gsm8k", "Word problems (GSM8K)", tuple(reading.problems))]
    return imported("GSM8K", reading.found, problems, {}, sets if problems else [], folder.ledger)


def _numbered(folder: Folder, path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        if folder.holds(path) and path.stat().st_size <= JSON_BYTES:
            lines = path.read_bytes().split(b"\n")
            yield from ((n, line) for n, line in enumerate(lines, 1) if line.strip())
            return
        why = "too large, or out of its folder"
    except OSError as error:
        why = type(error).__name__
    folder.ledger.note(Flaw.BROKEN_FILE, path.name, why, "not read")


@dataclass(slots=True)
class _Reading:
    ledger: Ledger
    found: int = 0
    problems: dict[str, Problem] = field(default_factory=dict)
    questions: dict[str, str] = field(default_factory=dict)

    def take(self, number: int, line: bytes) -> None:
        """Read one line; if it cannot be used, say so."""
        self.found += 1
        try:
            why = self._problem(f"line {number}", line)
        except (ValidationError, ValueError, ArithmeticError, RecursionError) as error:
            why = type(error).__name__
        if why:
            self.ledger.note(Flaw.LEFT_OUT, f"line {number}", why, "left out")

    def _problem(self, where: str, line: bytes) -> str:
        found = Folder(Path(), self.ledger).storable(parse_json(line), where)
        if not isinstance(found, dict):
            return "not an object"
        question, answer = found.get("question"), found.get("answer")
        if not isinstance(question, str) or not isinstance(answer, str):
            return "no question, or no answer"
        lines, final = lines_of(answer)
        if final is None:
            return "no final answer"
        self._note_repeated(where, question)
        wanted = "gsm8k-" + digest(question, 12)
        problem = Problem(
            id=free_id(wanted, self.problems, ID_LENGTH),
            title=_title(question),
            body=question.strip(),
            subject="arithmetic",
            course="GSM8K",
            steps=tuple(self._steps(where, lines or [Line("", "")], final)),
            credit=CREDIT,
        )
        return self._keep(mended(problem, self.ledger))

    def _note_repeated(self, where: str, question: str) -> None:
        first = self.questions.setdefault(question, where)
        if first != where:
            self.ledger.note(Flaw.DUPLICATE_PROBLEM, where, f"the same as {first}", "kept")

    def _keep(self, problem: Problem) -> str:
        wrong = next(unaccepted(problem), None)
        if wrong:
            return f"does not accept its own answer {wrong}"
        self.problems[problem.id] = problem
        return ""

    def _steps(self, where: str, lines: list[Line], final: str) -> Iterator[Step]:
        before: list[Line] = []
        count = 0
        for line in lines:
            last = line is lines[-1]
            result = self._last(where, line, final) if last else self._result(where, line)
            if result is None:
                self.ledger.note(
                    Flaw.JOINED_TO_NEXT, where, line.asked or line.shown, "joined to the next step"
                )
                before.append(line)
                continue
            count += 1
            yield _step(count, line, result, before)
            before = []

    def _result(self, where: str, line: Line) -> Result | None:
        """What a line comes to, from its marked calculation or else from its words."""
        if not line.calculations:
            return plain_result(line)
        calculation, stated = line.calculations[-1]
        exact, shown = value_of(calculation), value_of(stated)
        if shown is None:
            return plain_result(line)
        if exact is None or exact == shown:
            return Result((stated,), line.is_percentage)
        if same(exact, shown, Fraction(1, 50)):
            self.ledger.note(
                Flaw.ROUNDED_RESULT, where, f"{calculation}={stated}", "both are accepted"
            )
            return Result((stated, str(exact)), line.is_percentage)
        self.ledger.note(
            Flaw.WRONG_ARITHMETIC, where, f"{calculation}={stated}", "kept as it stands"
        )
        return Result((stated,), line.is_percentage)

    def _last(self, where: str, line: Line, final: str) -> Result:
        """The last step comes to the stated final answer, whatever its line says."""
        found = self._result(where, line)
        if found and value_of(found.accepted[0]) == value_of(final):
            return found
        detail = f"{found.accepted[0] if found else 'nothing'}, and at the end {final}"
        self.ledger.note(Flaw.RESULTS_DIFFER, where, detail, "the final answer taken")
        return Result((final,), line.is_percentage)


def _step(number: int, line: Line, result: Result, before: list[Line]) -> Step:
    question = Question(
        ask=NumberAsk(unit="%" if result.is_percentage else None), key=Key(accepted=result.accepted)
    )
    return Step(
        id=f"s{number}",
        title=line.asked or _NEXT,
        question=question,
        hints=tuple(_hints(number, line, before)),
        skills=tuple(
            name
            for sign, name in _OPERATIONS.items()
            if any(sign in calculation.lstrip("-") for calculation, _ in line.calculations)
        ),
    )


def _hints(number: int, line: Line, before: list[Line]) -> Iterator[Hint]:
    """What comes before, then the calculation, and its result only with the whole working."""
    if before:
        told = "\n\n".join(_told(earlier) for earlier in before)
        yield Hint(id=f"s{number}-h0", title="Before this", text=told)
    if line.calculations:
        asked = ", then ".join(calculation for calculation, _ in line.calculations)
        yield Hint(id=f"s{number}-h1", title="What to work out", text=f"Work out {asked}.")
    if line.shown:
        yield Hint(
            id=f"s{number}-h2",
            title="Worked out in full",
            text=line.shown,
            depends_on=(f"s{number}-h1",) if line.calculations else (),
        )


def _told(line: Line) -> str:
    return " ".join(text for text in (line.asked, line.shown) if text)


def _title(question: str) -> str:
    """The first sentence, or as much of it as makes a title."""
    sentence = re.split(r"(?<=[.?!])\s", " ".join(question.split()), maxsplit=1)[0]
    if len(sentence) <= 70:
        return sentence.rstrip(".")
    return sentence[:70].rsplit(" ", 1)[0].rstrip(",;") + "…"
