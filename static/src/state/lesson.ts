import type { AnswerJudged, AnswerReleased, HintOpened, HintsOffered, Part, ProblemGiven, ProblemVaried, Recorded, RoomState } from "../wire";
import { at, put, without } from "./record";

const UNTOUCHED: Part = {
  attempts: 0,
  solved: false,
  alone: false,
  answer: null,
  answered_in: null,
  verdict: null,
  feedback: "",
  hints: [],
};

/** One person's work on one part; untouched if there is none yet. */
export function workOn(state: RoomState, person: string, problem: string, part: string): Part {
  return at(at(at(state.work, person) ?? {}, problem) ?? {}, part) ?? UNTOUCHED;
}

/** One student has numbers of their own. */
export function problemVaried(state: RoomState, { person, problem }: ProblemVaried): RoomState {
  return { ...state, variants: put(state.variants, person, problem) };
}

/** One student has a problem of their own, or the room's again. */
export function problemGiven(state: RoomState, { person, problem }: ProblemGiven): RoomState {
  return { ...state, given: problem === null ? without(state.given, person) : put(state.given, person, problem) };
}

/** So many hints are offered to somebody now. */
export function hintsOffered(state: RoomState, { person, problem, offered }: HintsOffered): RoomState {
  return { ...state, offered: put(state.offered, person, put(at(state.offered, person) ?? {}, problem, offered)) };
}

/** One attempt more. */
export function judged(state: RoomState, recorded: Recorded, fact: AnswerJudged): RoomState {
  const part = workOn(state, fact.person, fact.problem, fact.part);
  const correct = fact.verdict === "correct";
  return withPart(state, fact, fact.part, {
    ...part,
    attempts: part.attempts + 1,
    solved: part.solved || correct,
    alone: part.alone || (correct && !part.solved && part.hints.length === 0 && fact.origin === "own"),
    answer: fact.answer,
    answered_in: fact.kept_in ?? recorded.seq,
    verdict: fact.verdict,
    feedback: fact.feedback,
  });
}

/** The words of the last answer may be read; those of an earlier one matter no more. */
export function answerReleased(state: RoomState, fact: AnswerReleased): RoomState {
  const part = workOn(state, fact.person, fact.problem, fact.part);
  if (part.answered_in !== fact.place) return state;
  return withPart(state, fact, fact.part, { ...part, answer: fact.answer });
}

/** One hint more is open under a part. */
export function hintOpened(state: RoomState, fact: HintOpened): RoomState {
  const part = workOn(state, fact.person, fact.problem, fact.under);
  return withPart(state, fact, fact.under, { ...part, hints: [...part.hints, fact.hint] });
}

type Whose = { readonly person: string; readonly problem: string };

function withPart(state: RoomState, { person, problem }: Whose, id: string, part: Part): RoomState {
  const problems = at(state.work, person) ?? {};
  const parts = put(at(problems, problem) ?? {}, id, part);
  return { ...state, work: put(state.work, person, put(problems, problem, parts)) };
}
