/**
 * What a fact makes of a room's state: the same as `rooms.room.evolve` of the server, on the part
 * of the state that its viewer may see. Pure; tests/vectors hold both to it.
 */
import type { Fact, FactsFrame, Recorded, RoomState } from "../wire";
import { adjusted, choicesFewer, timePlanned } from "./adjusting";
import * as board from "./board";
import * as chat from "./chat";
import * as held from "./held";
import * as lesson from "./lesson";
import * as modes from "./modes";
import { heard, toldInPrivate } from "./private";
import * as roster from "./roster";
import * as sittings from "./sittings";

/** A room before its first fact. */
export const EMPTY: RoomState = {
  seq: 0,
  session: null,
  sessions: 0,
  people: {},
  attending: {},
  removed: [],
  hands: [],
  pens: { open: true, exceptions: [] },
  muted: [],
  chat: {},
  board: { pages: ["p1"], brought: "p1", elements: {}, depth: {} },
  held: {},
  problem: null,
  variants: {},
  work: {},
  given: {},
  offered: {},
  planned: null,
  adjusted: {},
  fewer: {},
  private: {},
  modes: modes.EMPTY_MODES,
};

/** The state with one fact more. Total: a fact about what is not there changes only the seq. */
export function evolve(state: RoomState, recorded: Recorded): RoomState {
  return { ...evolved(state, recorded, recorded.fact), seq: recorded.seq };
}

/**
 * The state after a frame, passing over facts that it has.
 *
 * Null when the frame starts beyond where the state stands: something between is missing.
 */
export function advance(state: RoomState, frame: FactsFrame): RoomState | null {
  if (frame.after > state.seq) return null;
  if (frame.upto <= state.seq) return state;
  const news = frame.facts.filter((recorded) => recorded.seq > state.seq);
  return { ...news.reduce(evolve, state), seq: frame.upto };
}

function evolved(state: RoomState, recorded: Recorded, fact: Fact): RoomState {
  switch (fact.kind) {
    case "session.started":
      return sittings.started(state, recorded, fact);
    case "session.ended":
      return sittings.ended(state);
    case "person.entered":
      return roster.entered(state, fact);
    case "person.adjusted":
      return adjusted(state, fact);
    case "attendance.joined":
      return roster.joined(state, fact);
    case "attendance.left":
      return heard(roster.left(state, fact.person), fact.person, false);
    case "person.removed":
      return heard(roster.removed(state, fact), fact.person, false);
    case "person.readmitted":
      return roster.readmitted(state, fact.person);
    case "hand.raised":
      return roster.handRaised(state, fact);
    case "hand.lowered":
      return roster.handLowered(state, fact.person);
    case "stuck.set":
    case "break.set":
    case "person.nudged":
    case "help.offered":
      return toldInPrivate(state, recorded, fact);
    case "pens.set":
      return roster.pensSet(state, fact);
    case "pen.set":
      return roster.penSet(state, fact);
    case "mute.set":
      return roster.muteSet(state, fact);
    case "chat.posted":
      return chat.posted(state, recorded, fact);
    case "chat.held":
      return chat.held(state, recorded, fact);
    case "chat.released":
      return chat.released(state, fact);
    case "chat.deleted":
      return chat.deleted(state, fact);
    case "board.held":
      return held.waits(state, recorded, "board");
    case "board.changed":
      return { ...state, board: board.changed(state.board, fact, recorded.by) };
    case "held.settled":
      return held.settled(chat.settled(state, recorded, fact), fact);
    case "page.added":
      return { ...state, board: { ...state.board, pages: [...state.board.pages, fact.page] } };
    case "page.brought":
      return { ...state, board: { ...state.board, brought: fact.page } };
    case "problem.opened":
      return modes.problemOpened({ ...state, planned: null }, fact);
    case "problem.keyed":
      return state;
    case "problem.varied":
      return lesson.problemVaried(state, fact);
    case "problem.given":
      return lesson.problemGiven(state, fact);
    case "hints.offered":
      return lesson.hintsOffered(state, fact);
    case "knowledge.brought":
    case "knowledge.noted":
      return state;
    case "time.planned":
      return timePlanned(state, recorded, fact);
    case "choices.fewer":
      return choicesFewer(state, fact);
    case "answer.judged": {
      const judged = modes.judged(state, recorded, fact);
      return fact.held ? held.waits(judged, recorded, "answer") : judged;
    }
    case "answer.released":
      return modes.answerReleased(state, fact);
    case "hint.opened":
      return recorded.by === fact.person ? lesson.hintOpened(state, fact) : heard(lesson.hintOpened(state, fact), fact.person);
    case "mode.changed":
      return { ...state, modes: { ...state.modes, mode: fact.mode } };
    case "lock.changed":
      return modes.lockChanged(state, fact);
    case "step.opened":
      return modes.stepOpened(state, fact);
    case "steps.answered":
      return modes.stepsAnswered(state, fact);
    case "answer.weighed":
      return modes.answerWeighed(state, recorded, fact);
    case "answer.kept": {
      const kept = modes.answerKept(state, recorded, fact);
      return fact.held ? held.waits(kept, recorded, "answer") : kept;
    }
    case "answers.shown":
      return modes.answersShown(state, fact);
    case "answer.proposed":
      return modes.answerProposed(state, recorded, fact);
    case "proposal.held":
      return held.waits(state, recorded, "answer");
    case "answer.agreed":
      return modes.answerAgreed(state, fact);
    case "group.answered":
      return modes.groupAnswered(state, fact);
    case "solution.shown":
      return modes.solutionShown(state, fact);
    default:
      // A newer server may know kinds of facts that this page does not.
      return unknown(state, fact);
  }
}

function unknown(state: RoomState, _fact: never): RoomState {
  return state;
}
