"""Think, then show: answers are kept, weighed for staff only, and judged when they are shown."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from rooms.base import Id
from rooms.commands import AnswersShow
from rooms.decision import Decision, Given, only_in_session, only_tutors, refuse
from rooms.facts import (
    AnswerJudged,
    AnswerKept,
    AnswerReleased,
    AnswersShown,
    AnswerWeighed,
    Fact,
    Recorded,
    ShownAnswer,
)
from rooms.refusals import Code, Refusal
from rooms.roles import Actor
from rooms.scaffolding import lesson
from rooms.scaffolding.asks import PartId
from rooms.scaffolding.modes.around import drop, put, step_of
from rooms.scaffolding.modes.opening import NO_STEP
from rooms.scaffolding.modes.state import Kept, Shown, Weighed
from rooms.state import RoomState

NOBODY = refuse(Code.NOT_YET, "Nobody has answered this step yet.")


class KeptAnswer(NamedTuple):
    """A kept answer with whose it is, and what the checker said of it."""

    person: Id
    problem: Id
    part: PartId
    kept: Kept
    weighed: Weighed


def kept_answers(state: RoomState) -> Iterator[KeptAnswer]:
    """Every answer that is kept, in the order of the state."""
    for person, problems in state.modes.kept.items():
        for problem, parts in problems.items():
            for part, kept in parts.items():
                weighed = state.modes.weighed.get(person, {}).get(problem, {}).get(part)
                if weighed is not None:
                    yield KeptAnswer(person, problem, part, kept, weighed)


def keep(judged: AnswerJudged) -> tuple[AnswerWeighed, AnswerKept]:
    """What is said of a judged answer before it is shown: its verdict to staff alone."""
    return (
        weighing(judged, "answer"),
        AnswerKept(
            person=judged.person,
            problem=judged.problem,
            part=judged.part,
            answer=judged.answer,
            held=judged.held,
            origin=judged.origin,
        ),
    )


def weighing(judged: AnswerJudged, of: str) -> AnswerWeighed:
    """The verdict of an answer, for staff."""
    return AnswerWeighed.model_validate(
        {
            "person": judged.person,
            "problem": judged.problem,
            "part": judged.part,
            "verdict": judged.verdict,
            "feedback": judged.feedback,
            "of": of,
        }
    )


def show(state: RoomState, command: AnswersShow, actor: Actor, given: Given) -> Decision | Refusal:
    """Judge the kept answers to a step, each for its author, and show them to all, unnamed."""
    if no := only_tutors(actor) or only_in_session(state):
        return no
    if step_of(state, command.problem, command.part) is None:
        return NO_STEP
    given_to = [
        each
        for each in kept_answers(state)
        if (each.problem, each.part) == (command.problem, command.part)
    ]
    if not given_to:
        return NOBODY
    return Decision((*(judge(each) for each in given_to), _showing(command, given_to)))


def _showing(command: AnswersShow, answers: list[KeptAnswer]) -> AnswersShown:
    counted = Counter(
        (each.kept.answer.strip(), each.weighed.verdict)
        for each in answers
        if each.kept.answer is not None
    )
    shown = tuple(
        ShownAnswer(answer=answer, verdict=verdict, count=count)
        # By number and then by text: nothing in the order says who was first.
        for (answer, verdict), count in sorted(
            counted.items(), key=lambda each: (-each[1], each[0])
        )
    )
    return AnswersShown(
        problem=command.problem,
        part=command.part,
        answers=shown,
        unshown=len(answers) - counted.total(),
    )


def judge(answer: KeptAnswer) -> AnswerJudged:
    """The verdict of a kept answer, which its author may know now."""
    return AnswerJudged(
        person=answer.person,
        problem=answer.problem,
        part=answer.part,
        answer=answer.kept.answer,
        verdict=answer.weighed.verdict,
        feedback=answer.weighed.feedback,
        origin=answer.kept.origin,
        kept_in=answer.kept.place,
    )


def judge_all(state: RoomState) -> tuple[Fact, ...]:
    """The verdicts of all kept answers, where they will not be shown: no answer is lost."""
    return tuple(judge(each) for each in kept_answers(state))


def answer_weighed(state: RoomState, recorded: Recorded, fact: AnswerWeighed) -> RoomState:
    """Staff know what the checker said."""
    modes, keys = state.modes, (fact.person, fact.problem, fact.part)
    weighed = Weighed(recorded.seq, fact.verdict, fact.feedback)
    if fact.of == "answer":
        return replace(state, modes=replace(modes, weighed=put(modes.weighed, keys, weighed)))
    return replace(state, modes=replace(modes, proposed=put(modes.proposed, keys, weighed)))


def answer_kept(state: RoomState, recorded: Recorded, fact: AnswerKept) -> RoomState:
    """An answer waits to be shown; one given before is gone."""
    kept = Kept(recorded.seq, fact.answer, fact.origin)
    table = put(state.modes.kept, (fact.person, fact.problem, fact.part), kept)
    return replace(state, modes=replace(state.modes, kept=table))


def answers_shown(state: RoomState, fact: AnswersShown) -> RoomState:
    """Everybody sees what was answered."""
    shown = Shown(fact.answers, fact.unshown)
    table = put(state.modes.shown, (fact.problem, fact.part), shown)
    return replace(state, modes=replace(state.modes, shown=table))


def judged(state: RoomState, recorded: Recorded, fact: AnswerJudged) -> RoomState:
    """One attempt more; if the answer was kept, it is so no more."""
    keys = (fact.person, fact.problem, fact.part)
    modes = replace(
        state.modes, kept=drop(state.modes.kept, keys), weighed=drop(state.modes.weighed, keys)
    )
    return lesson.judged(replace(state, modes=modes), recorded, fact)


def answer_released(state: RoomState, fact: AnswerReleased) -> RoomState:
    """The words of an answer may be read, be it judged or still kept."""
    kept = state.modes.kept.get(fact.person, {}).get(fact.problem, {}).get(fact.part)
    if kept is None or kept.place != fact.place:
        return lesson.answer_released(state, fact)
    keys = (fact.person, fact.problem, fact.part)
    table = put(state.modes.kept, keys, replace(kept, answer=fact.answer))
    return replace(state, modes=replace(state.modes, kept=table))
