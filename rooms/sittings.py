"""Sessions: one sitting in a room, from its start to its end."""

from dataclasses import replace

from rooms.chat import kept_from
from rooms.commands import SessionEnd, SessionStart
from rooms.decision import NOTHING, Decision, Given, only_tutors, refuse
from rooms.facts import Fact, Recorded, SessionEnded, SessionStarted
from rooms.refusals import Code, Refusal
from rooms.roles import Actor
from rooms.scaffolding.lesson import opening
from rooms.scaffolding.modes.state import Modes
from rooms.scaffolding.modes.thinking import judge_all
from rooms.state import Pens, RoomState, ServerSide, Session


def start(
    state: RoomState, command: SessionStart, actor: Actor, given: Given
) -> Decision | Refusal:
    """Begin a session with the room's problem set, and open its first problem."""
    if no := only_tutors(actor):
        return no
    if state.session is not None:
        return refuse(Code.SESSION_RUNNING, "A session is under way already.")
    started = SessionStarted(
        session=given.fresh, problems=given.problem_set, chat_from=kept_from(state)
    )
    return Decision((started, *_first(state, given)))


def _first(state: RoomState, given: Given) -> tuple[Fact, ...]:
    if given.problem is None:
        return ()
    # What was drawn in an earlier session does not count, nor does its mode.
    anew = replace(state, modes=Modes(), server=ServerSide())
    return opening(anew, given.problem, given)


def end(state: RoomState, command: SessionEnd, actor: Actor, given: Given) -> Decision | Refusal:
    """End the session that is under way."""
    if no := only_tutors(actor):
        return no
    if state.session is None:
        return NOTHING
    return Decision((*judge_all(state), SessionEnded(session=state.session.id)))


def started(state: RoomState, recorded: Recorded, fact: SessionStarted) -> RoomState:
    """A new sitting starts with open pens, nobody muted or sent out, and no work done."""
    session = Session(fact.session, recorded.at, recorded.by, fact.problems)
    return replace(
        state,
        session=session,
        sessions=state.sessions + 1,
        attending={},
        removed=(),
        hands=(),
        pens=Pens(),
        muted=(),
        chat=state.chat.changed({}, [place for place in state.chat if place < fact.chat_from]),
        problem=None,
        variants={},
        given={},
        offered={},
        work={},
        fewer={},
        planned=None,
        private={},
        modes=Modes(),
        server=ServerSide(
            undo=state.server.undo, redo=state.server.redo, mastery=state.server.mastery
        ),
    )


def ended(state: RoomState) -> RoomState:
    """Everybody leaves with the session; what was done stays to be looked at."""
    return replace(state, session=None, attending={}, removed=(), hands=())
