"""What mastery needs of problems: the skills of their steps, and what gives an answer away."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import factorial

from rooms.base import Id
from rooms.mastery.tracing import Parameters, default_for
from rooms.scaffolding.parts import find_part
from rooms.scaffolding.problem import (
    ChoiceAsk,
    ChoicesAsk,
    Hint,
    OrderingAsk,
    PartId,
    PickingAsk,
    Problem,
    Question,
    Step,
)

_FRACTION = re.compile(r"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Bank:
    """The problems of the session, whole, and the parameters that their bank gives for skills."""

    problems: Mapping[Id, Problem]
    parameters: Mapping[str, Parameters] = field(default_factory=dict)

    def step(self, problem: Id, part: PartId) -> Step | None:
        """The step with this id; None for a scaffold, and for what is not there.

        A scaffold asks for less than the skills of its step, so what it is answered with is no
        evidence for them.
        """
        key = self.problems.get(problem)
        found = find_part(key, part) if key is not None else None
        return found.step if found is not None and found.hint is None else None

    def of(self, skill: str, question: Question) -> Parameters:
        """The parameters of a skill at this question: those of the bank, else the defaults."""
        return self.parameters.get(skill) or default_for(options_of(question))


def options_of(question: Question) -> int | None:
    """How many answers there are to pick from; None if the answer is typed."""
    match question.ask:
        case ChoiceAsk(options=options):
            return len(options)
        case ChoicesAsk(options=options):
            return (1 << len(options)) - 1
        case OrderingAsk(options=options):
            return factorial(len(options))
        case _:
            return None


def skills_of(step: Step) -> tuple[str, ...]:
    """The skills of a step, each once, in order."""
    return tuple(dict.fromkeys(step.skills))


def tells(step: Step, hint: Hint) -> bool:
    """Whether a hint gives the step's answer away: it is the last one, and says it.

    Where a pathway of hints ends in the answer, it does so in its last hint. Earlier ones are not
    looked at: "divide by 2" is no answer, even if the answer happens to be 2.
    """
    if not step.hints or step.hints[-1].id != hint.id or hint.question is not None:
        return False
    said = _plain(f"{hint.title} {hint.text}")
    return any(
        all(_says(said, _plain(text)) for text in answer) for answer in _answers(step.question)
    )


def _answers(question: Question) -> Iterator[tuple[str, ...]]:
    """Each right answer, as the texts that say it together."""
    if not isinstance(question.ask, PickingAsk):
        yield from ((answer,) for answer in question.key.accepted)
    elif not isinstance(question.ask, OrderingAsk):
        texts = {each.id: each.text for each in question.ask.options}
        for answer in question.key.accepted:
            yield tuple(texts.get(each.strip(), "") for each in answer.split(","))


def _plain(text: str) -> str:
    return _FRACTION.sub(r"\1/\2", text).strip()


def _says(text: str, answer: str) -> bool:
    """Whether `answer` stands in `text` by itself: 4 does not stand in 42, nor in 4.5."""
    alone = rf"(?<![\w.,]){re.escape(answer)}(?!\w|[.,]\d)"
    return answer != "" and re.search(alone, text, re.IGNORECASE) is not None
