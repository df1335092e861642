"""A room: what a command leads to, what a fact makes of the state, and who may see what of it.

All three are pure. `decide` answers a command with facts or a refusal, `evolve` adds one fact to a
state, `project` leaves what one viewer may see. The whole catalogue of a room is on this page.

For every viewer, projecting the room's state gives what that viewer gets by evolving from nothing
with the facts that they may see: this is why a client that misses nothing ends where a fresh load
does.
"""

from dataclasses import replace
from typing import TypeVar, assert_never

from rooms import adjusting, chat, held, private, roster, sittings
from rooms import commands as c
from rooms import facts as f
from rooms.base import Id
from rooms.board import board, undo
from rooms.decision import NOTHING, Decision, Given, refuse
from rooms.mastery import folding
from rooms.ports import Surface
from rooms.refusals import Code, Refusal
from rooms.roles import Actor
from rooms.scaffolding import adapting, fewer, giving, lesson, planning, variants
from rooms.scaffolding.modes import answering, opening, showing, thinking, together
from rooms.scaffolding.modes.viewing import seen_by
from rooms.scaffolding.publish import find_part
from rooms.state import Message, RoomState, ServerSide

T = TypeVar("T")


def decide(
    state: RoomState, command: c.AnyCommand, actor: Actor, given: Given
) -> Decision | Refusal:
    """What a command leads to in this state: facts, or why it changes nothing."""
    if actor.person in state.removed and not isinstance(command, c.ServerCommand):
        return refuse(Code.REMOVED, "Your tutor asked you to leave this session.")
    decision = held.noticed(state, _decided(state, command, actor, given), actor, given)
    if isinstance(decision, Refusal):
        return decision
    decision = fewer.with_fewer(state, decision)
    if not _may_adapt(command, decision):
        return decision
    return adapting.with_offers(decision, _ahead(state, decision, actor, given), given, actor)


def _may_adapt(command: c.AnyCommand, decision: Decision) -> bool:
    """Whether other hints may be offered behind it. Who comes back may have come from elsewhere."""
    return isinstance(command, c.PersonEnter) or any(
        isinstance(fact, adapting.MATTERS) for fact in decision.facts
    )


def _ahead(state: RoomState, decision: Decision, actor: Actor, given: Given) -> RoomState:
    """The state behind a decision that is not in the log yet."""
    for seq, fact in enumerate(decision.facts, start=state.seq + 1):
        recorded = f.Recorded.model_construct(
            seq=seq, at=given.at, by=actor.person, cmd="ahead", fact=fact
        )
        state = evolve(state, recorded)
    return state


def _decided(
    state: RoomState, command: c.AnyCommand, actor: Actor, given: Given
) -> Decision | Refusal:
    match command:
        case c.SessionStart():
            return sittings.start(state, command, actor, given)
        case c.SessionEnd():
            ended = sittings.end(state, command, actor, given)
            return _noted(state, ended, actor, given)
        case c.PersonEnter():
            entered = roster.enter(state, command, actor, given)
            drawn = variants.with_newcomer(state, entered, actor, given.fresh)
            brought = adapting.with_brought(state, drawn, actor, given)
            return adjusting.adjust(state, brought, actor, given)
        case c.PersonAdjust():
            known = actor.person in state.people
            return adjusting.adjust(state, NOTHING, actor, given) if known else NOTHING
        case c.AttendanceJoin():
            return roster.join(state, command, actor, given)
        case c.AttendanceLeave():
            left = roster.leave(state, command, actor, given)
            return answering.after_leaving(state, left, actor.person, given)
        case c.PersonRemove():
            gone = roster.remove(state, command, actor, given)
            return answering.after_leaving(state, gone, command.person, given)
        case c.PersonReadmit():
            return roster.readmit(state, command, actor, given)
        case c.HandRaise():
            return roster.raise_hand(state, command, actor, given)
        case c.HandLower():
            return roster.lower_hand(state, command, actor, given)
        case c.StuckSay():
            return private.say_stuck(state, command, actor, given)
        case c.BreakTake():
            return private.take_break(state, command, actor, given)
        case c.PersonNudge():
            return private.nudge(state, command, actor, given)
        case c.PensOpen():
            return roster.open_pens(state, command, actor, given)
        case c.PenOpen():
            return roster.open_pen(state, command, actor, given)
        case c.PersonMute():
            return roster.mute(state, command, actor, given)
        case c.ChatPost():
            return chat.post(state, command, actor, given)
        case c.ChatDelete():
            return chat.delete(state, command, actor, given)
        case c.BoardCreate():
            return board.create(state, command, actor, given)
        case c.BoardPatch():
            return board.patch(state, command, actor, given)
        case c.BoardRemove():
            return board.remove(state, command, actor, given)
        case c.BoardUndo():
            return undo.undo(state, command, actor, given)
        case c.BoardRedo():
            return undo.redo(state, command, actor, given)
        case c.PageAdd():
            return board.add_page(state, command, actor, given)
        case c.PageClear():
            return board.clear_page(state, command, actor, given)
        case c.PageBring():
            return board.bring(state, command, actor, given)
        case c.ProblemOpen():
            return opening.open_problem(state, command, actor, given)
        case c.ProblemGive():
            return giving.give(state, command, actor, given)
        case c.AnswerGive():
            return answering.answer(state, command, actor, given)
        case c.HintTake():
            return answering.take_hint(state, command, actor, given)
        case c.ModeSet():
            return answering.set_mode(state, command, actor, given)
        case c.LockSet():
            return opening.set_lock(state, command, actor, given)
        case c.StepOpen():
            return opening.open_step(state, command, actor, given)
        case c.AnswersShow():
            return thinking.show(state, command, actor, given)
        case c.HintShow():
            return showing.show_hint(state, command, actor, given)
        case c.SolutionShow():
            return showing.show_solution(state, command, actor, given)
        case c.AnswerPropose():
            return answering.propose(state, command, actor, given)
        case c.AnswerAgree():
            return answering.agree(state, command, actor, given)
        case c.TimePlan():
            return planning.plan(state, command, actor, given)
        case c.HeldRelease():
            return held.release(state, command, actor, given)
        case c.HeldRemove():
            return held.remove(state, command, actor, given)
        case c.ContentHide():
            return held.hide(state, command, actor, given)
        case c.ContentShow():
            return held.show(state, command, actor, given)
        case _:
            assert_never(command)


def _noted(
    state: RoomState, ended: Decision | Refusal, actor: Actor, given: Given
) -> Decision | Refusal:
    """The end of a session, with what everybody knows then, just before it."""
    if isinstance(ended, Refusal) or not ended.facts:
        return ended
    *before, last = ended.facts
    known = adapting.noted(_ahead(state, Decision(tuple(before)), actor, given))
    return replace(ended, facts=(*before, *known, last))


def evolve(state: RoomState, recorded: f.Recorded) -> RoomState:
    """The state with one fact more. Total: a fact about what is not there changes only the seq."""
    evolved = _evolved(state, recorded)
    if isinstance(recorded.fact, folding.MOVES):
        evolved = adapting.folded(evolved, recorded)
    return replace(evolved, seq=recorded.seq, server=replace(evolved.server, at=recorded.at))


def _evolved(state: RoomState, recorded: f.Recorded) -> RoomState:
    match fact := recorded.fact:
        case f.SessionStarted():
            return sittings.started(state, recorded, fact)
        case f.SessionEnded():
            return sittings.ended(state)
        case f.PersonEntered():
            return roster.entered(state, fact)
        case f.PersonAdjusted():
            return adjusting.adjusted(state, fact)
        case f.AttendanceJoined():
            return roster.joined(state, fact)
        case f.AttendanceLeft():
            return private.heard(roster.left(state, fact.person), fact.person, is_here=False)
        case f.PersonRemoved():
            return private.heard(roster.removed(state, fact), fact.person, is_here=False)
        case f.PersonReadmitted():
            return roster.readmitted(state, fact)
        case f.HandRaised():
            return roster.hand_raised(state, fact)
        case f.HandLowered():
            return roster.hand_lowered(state, fact)
        case f.StuckSet() | f.BreakSet() | f.PersonNudged() | f.HelpOffered():
            return private.told(state, recorded, fact)
        case f.PensSet():
            return roster.pens_set(state, fact)
        case f.PenSet():
            return roster.pen_set(state, fact)
        case f.MuteSet():
            return roster.mute_set(state, fact)
        case f.ChatPosted():
            return chat.posted(state, recorded, fact)
        case f.ChatHeld():
            return chat.held(state, recorded, fact)
        case f.ChatReleased():
            return chat.released(state, fact)
        case f.ChatDeleted():
            return chat.deleted(state, fact)
        case f.BoardHeld():
            return held.board_held(state, recorded)
        case f.BoardChanged():
            return _board_changed(state, recorded, fact)
        case f.HeldSettled():
            return held.settled(chat.settled(state, recorded, fact), fact)
        case f.PageAdded():
            return replace(state, board=board.page_added(state.board, fact))
        case f.PageBrought():
            return replace(state, board=board.page_brought(state.board, fact))
        case f.ProblemOpened():
            return opening.problem_opened(replace(state, planned=None), fact)
        case f.ProblemKeyed():
            return lesson.keyed(state, fact)
        case f.ProblemVaried():
            return variants.problem_varied(state, fact)
        case f.ProblemGiven():
            return giving.problem_given(state, fact)
        case f.HintsOffered():
            return adapting.hints_offered(state, fact)
        case f.KnowledgeBrought() | f.KnowledgeNoted():
            # Only `mastery` is moved by them.
            return state
        case f.TimePlanned():
            return planning.planned(state, recorded, fact)
        case f.ChoicesFewer():
            return fewer.choices_fewer(state, fact)
        case f.AnswerJudged():
            judged = thinking.judged(state, recorded, fact)
            return held.answer_held(judged, recorded) if fact.held else judged
        case f.AnswerReleased():
            return thinking.answer_released(state, fact)
        case f.HintOpened():
            opened = lesson.hint_opened(state, fact)
            by_other = recorded.by != fact.person
            return private.heard(opened, fact.person) if by_other else opened
        case f.ModeChanged():
            return replace(state, modes=replace(state.modes, mode=fact.mode))
        case f.LockChanged():
            return opening.lock_changed(state, fact)
        case f.StepOpened():
            return opening.step_opened(state, fact)
        case f.StepsAnswered():
            return opening.steps_answered(state, fact)
        case f.AnswerWeighed():
            return thinking.answer_weighed(state, recorded, fact)
        case f.AnswerKept():
            kept = thinking.answer_kept(state, recorded, fact)
            return held.answer_held(kept, recorded) if fact.held else kept
        case f.AnswersShown():
            return thinking.answers_shown(state, fact)
        case f.AnswerProposed():
            return together.proposed(state, recorded, fact)
        case f.ProposalHeld():
            return held.answer_held(state, recorded)
        case f.AnswerAgreed():
            return together.agreed(state, fact)
        case f.GroupAnswered():
            return together.group_answered(state, fact)
        case f.SolutionShown():
            return showing.solution_shown(state, fact)
        case _:
            assert_never(fact)


def _board_changed(state: RoomState, recorded: f.Recorded, fact: f.BoardChanged) -> RoomState:
    server = undo.remembered(state.server, state.board, fact, recorded.by)
    changed = board.changed(state.board, fact, recorded.by)
    return replace(state, board=undo.counted(changed, fact, recorded.by), server=server)


def project(state: RoomState, viewer: Actor) -> RoomState:
    """What this viewer may see of the state; nothing of the server's side."""
    if viewer.is_staff:
        return replace(state, server=ServerSide())
    hidden = [place for place, each in state.chat.items() if not _may_see(each, viewer)]
    return replace(
        state,
        private=_own(state.private, viewer),
        variants=_own(state.variants, viewer),
        given=_own(state.given, viewer),
        offered=_own(state.offered, viewer),
        adjusted=_own(state.adjusted, viewer),
        fewer=_own(state.fewer, viewer),
        chat=state.chat.changed({}, hidden),
        held={place: each for place, each in state.held.items() if each.author == viewer.person},
        work=_own(state.work, viewer),
        modes=seen_by(state.modes, viewer.person),
        server=ServerSide(),
    )


def _own(of: dict[Id, T], viewer: Actor) -> dict[Id, T]:
    return {person: each for person, each in of.items() if person == viewer.person}


def _may_see(message: Message, viewer: Actor) -> bool:
    return message.status in ("posted", "deleted") or message.author == viewer.person


def words_of(state: RoomState, command: c.AnyCommand) -> tuple[Surface, tuple[str, ...]]:
    """The words of a command that other people would read, and where."""
    match command:
        case c.ChatPost(text=text):
            return "chat", (text,)
        case c.BoardCreate(elements=elements):
            return "board", board.words_of(elements)
        case c.BoardPatch(patches=patches):
            return "board", tuple(each.text for each in patches if each.text is not None)
        case (
            c.AnswerGive(problem=problem, part=part, answer=answer)
            | c.AnswerPropose(problem=problem, part=part, answer=answer)
        ):
            key = state.server.keys.get(problem)
            found = find_part(key, part) if key is not None else None
            picks = found is not None and lesson.is_choice(found)
            return "answer", () if picks else (answer,)
        case c.PersonEnter(name=name):
            return "name", (name,)
        case _:
            return "chat", ()
