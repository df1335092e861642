"""Together: somebody proposes an answer, the others agree, and it is judged once for the group."""

from collections.abc import Iterator
from dataclasses import replace

from rooms.base import Id
from rooms.commands import AnswerAgree, AnswerGive, AnswerPropose
from rooms.decision import (
    NOTHING,
    Decision,
    Given,
    Hold,
    only_in_session,
    only_students,
    refuse,
)
from rooms.facts import (
    AnswerAgreed,
    AnswerJudged,
    AnswerProposed,
    Fact,
    GroupAnswered,
    ProposalHeld,
    Recorded,
    Verdict,
)
from rooms.ports import Evidence
from rooms.refusals import Code, Refusal
from rooms.roles import Actor, Role
from rooms.scaffolding import lesson
from rooms.scaffolding.asks import PartId
from rooms.scaffolding.modes.around import drop, here, is_closed, put, step_of
from rooms.scaffolding.modes.kinds import Mode, Origin
from rooms.scaffolding.modes.opening import NO_STEP
from rooms.scaffolding.modes.state import GroupAnswer, Proposal, Weighed
from rooms.scaffolding.modes.thinking import weighing
from rooms.state import RoomState

NOT_TOGETHER = refuse(
    Code.OTHER_MODE, "Answers are each your own right now. Give yours with Check."
)
GONE = refuse(Code.OUT_OF_DATE, "This is not what is proposed any more. Look at the newest one.")
SOLVED = refuse(Code.ALREADY_SOLVED, "You have solved this one together.")
LOCKED = refuse(Code.STEP_LOCKED, "This step is not open yet.")


def as_answer(command: AnswerPropose) -> AnswerGive:
    """The proposal as an answer, to be read and judged like one."""
    return AnswerGive(
        id=command.id, problem=command.problem, part=command.part, answer=command.answer
    )


def propose(
    state: RoomState, command: AnswerPropose, actor: Actor, given: Given
) -> Decision | Refusal:
    """Put an answer before the group. What cannot be read is refused, and is no attempt."""
    if no := only_students(actor) or _cannot(state, command.problem, command.part, actor.person):
        return no
    # Who has solved the step alone before may propose to the others.
    fresh = replace(state, work=drop(state.work, (actor.person, command.problem, command.part)))
    decision = lesson.answer(fresh, as_answer(command), actor, given)
    if isinstance(decision, Refusal):
        return decision
    judged = next(fact for fact in decision.facts if isinstance(fact, AnswerJudged))
    weighed = weighing(judged, "proposal")
    place = (judged.person, judged.problem, judged.part)
    if judged.answer is None:
        held = ProposalHeld(person=place[0], problem=place[1], part=place[2])
        hold = Hold("answer", given.screening.category, command.model_dump_json())
        return replace(decision, facts=(weighed, held), hold=hold)
    proposed = AnswerProposed(
        person=place[0], problem=place[1], part=place[2], answer=judged.answer
    )
    alone = Proposal(0, actor.person, judged.answer, (actor.person,))
    outcome = Weighed(0, judged.verdict, judged.feedback)
    facts = (weighed, proposed, *_settled(state, command, alone, outcome, given))
    return replace(decision, facts=facts)


def _cannot(state: RoomState, problem: Id, part: PartId, person: Id) -> Refusal | None:
    if no := only_in_session(state):
        return no
    if state.modes.mode is not Mode.TOGETHER:
        return NOT_TOGETHER
    if step_of(state, problem, part) is None:
        return NO_STEP
    if is_closed(state, person, problem, part):
        return LOCKED
    return SOLVED if _is_solved(state, problem, part) else None


def _is_solved(state: RoomState, problem: Id, part: PartId) -> bool:
    last = state.modes.group.get(problem, {}).get(part)
    return last is not None and last.verdict is Verdict.CORRECT


def agree(state: RoomState, command: AnswerAgree, actor: Actor, given: Given) -> Decision | Refusal:
    """Agree to a proposal, or not any more. With the last who is here it is judged."""
    if actor.role not in (Role.STUDENT, Role.TUTOR):
        return refuse(Code.NOT_ALLOWED, "This is for students and tutors.")
    if no := _cannot(state, command.problem, command.part, actor.person):
        return no
    proposal = state.modes.proposals.get(command.problem, {}).get(command.part)
    if proposal is None or proposal.place != command.place:
        return GONE
    if actor.role is Role.TUTOR:
        return _by_tutor(state, command, proposal)
    if (actor.person in proposal.agreed) == command.agrees:
        return NOTHING
    fact = AnswerAgreed(
        person=actor.person,
        problem=command.problem,
        part=command.part,
        place=command.place,
        agrees=command.agrees,
    )
    if not command.agrees:
        return Decision((fact,))
    ahead = replace(proposal, agreed=(*proposal.agreed, actor.person))
    outcome = _outcome(state, proposal, command.problem, command.part)
    return Decision((fact, *_settled(state, command, ahead, outcome, given)))


def _by_tutor(state: RoomState, command: AnswerAgree, proposal: Proposal) -> Decision:
    """A tutor's word settles it, for those who proposed it or agreed."""
    if not command.agrees:
        return NOTHING
    outcome = _outcome(state, proposal, command.problem, command.part)
    return Decision(_answered(state, command, proposal, outcome))


def _outcome(state: RoomState, proposal: Proposal, problem: Id, part: PartId) -> Weighed:
    """What the checker said of a proposal when it was made."""
    return state.modes.proposed[proposal.person][problem][part]


def _settled(
    state: RoomState,
    place: AnswerPropose | AnswerAgree,
    proposal: Proposal,
    outcome: Weighed,
    given: Given,
    leaving: Id | None = None,
) -> tuple[Fact, ...]:
    """What follows if everybody who is here agrees; nothing while somebody does not."""
    people = [each for each in here(state, given) if each != leaving]
    if leaving is None and proposal.person not in people:
        people = [*people, proposal.person]
    if not people or not set(people) <= set(proposal.agreed):
        return ()
    return _answered(state, place, proposal, outcome)


def _answered(
    state: RoomState, place: AnswerPropose | AnswerAgree, proposal: Proposal, outcome: Weighed
) -> tuple[Fact, ...]:
    whole = GroupAnswered(
        problem=place.problem,
        part=place.part,
        answer=proposal.answer,
        verdict=outcome.verdict,
        feedback=outcome.feedback,
        proposed_by=proposal.person,
        took_part=proposal.agreed,
    )
    return (whole, *_for_each(state, whole))


def _for_each(state: RoomState, whole: GroupAnswered) -> Iterator[AnswerJudged]:
    """The group's answer as each one's who took part, but for those who solved it before."""
    for person in whole.took_part:
        if lesson.work_on(state, person, whole.problem, whole.part).solved:
            continue
        yield AnswerJudged(
            person=person,
            problem=whole.problem,
            part=whole.part,
            answer=whole.answer,
            verdict=whole.verdict,
            feedback=whole.feedback,
            origin=Origin.PROPOSED if person == whole.proposed_by else Origin.AGREED,
        )


def without(state: RoomState, person: Id, given: Given) -> tuple[Fact, ...]:
    """What is settled because the last who had not agreed leaves."""
    if state.session is None or state.modes.mode is not Mode.TOGETHER:
        return ()
    facts: list[Fact] = []
    for problem, parts in state.modes.proposals.items():
        for part, proposal in parts.items():
            place = AnswerAgree(id="leave", problem=problem, part=part, place=proposal.place)
            outcome = _outcome(state, proposal, problem, part)
            facts += _settled(state, place, proposal, outcome, given, leaving=person)
    return tuple(facts)


def released(
    state: RoomState, command: AnswerPropose, evidence: Evidence
) -> tuple[AnswerProposed, ...]:
    """A proposal whose words passed after all; nothing if the group went on meanwhile."""
    modes, author = state.modes, evidence.author
    weighed = modes.proposed.get(author, {}).get(command.problem, {}).get(command.part)
    newer = modes.proposals.get(command.problem, {}).get(command.part)
    # What was weighed last stands right before the fact of the proposal that it was weighed for.
    is_last = weighed is not None and weighed.place + 1 == evidence.place
    went_on = newer is not None or _is_solved(state, command.problem, command.part)
    if modes.mode is not Mode.TOGETHER or not is_last or went_on or state.session is None:
        return ()
    return (
        AnswerProposed(
            person=author, problem=command.problem, part=command.part, answer=command.answer
        ),
    )


def proposed(state: RoomState, recorded: Recorded, fact: AnswerProposed) -> RoomState:
    """This is what the group is asked to agree to now."""
    proposal = Proposal(recorded.seq, fact.person, fact.answer, (fact.person,))
    table = put(state.modes.proposals, (fact.problem, fact.part), proposal)
    return replace(state, modes=replace(state.modes, proposals=table))


def agreed(state: RoomState, fact: AnswerAgreed) -> RoomState:
    """One agrees more, or less; without its author a proposal is gone."""
    table, keys = state.modes.proposals, (fact.problem, fact.part)
    proposal = table.get(fact.problem, {}).get(fact.part)
    if proposal is None or proposal.place != fact.place:
        return state
    others = tuple(each for each in proposal.agreed if each != fact.person)
    if fact.agrees:
        table = put(table, keys, replace(proposal, agreed=(*others, fact.person)))
    elif fact.person == proposal.person:
        table = drop(table, keys)
    else:
        table = put(table, keys, replace(proposal, agreed=others))
    return replace(state, modes=replace(state.modes, proposals=table))


def group_answered(state: RoomState, fact: GroupAnswered) -> RoomState:
    """The group has answered: nothing is proposed any more."""
    keys, modes = (fact.problem, fact.part), state.modes
    before = modes.group.get(fact.problem, {}).get(fact.part)
    answer = GroupAnswer(
        answer=fact.answer,
        verdict=fact.verdict,
        feedback=fact.feedback,
        proposed_by=fact.proposed_by,
        took_part=fact.took_part,
        attempts=1 + (before.attempts if before is not None else 0),
    )
    modes = replace(
        modes, group=put(modes.group, keys, answer), proposals=drop(modes.proposals, keys)
    )
    return replace(state, modes=modes)
