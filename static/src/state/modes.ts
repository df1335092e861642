import type {
  AnswerAgreed,
  AnswerJudged,
  AnswerKept,
  AnswerProposed,
  AnswerReleased,
  AnswersShown,
  AnswerWeighed,
  Aside,
  GroupAnswered,
  LockChanged,
  Modes,
  ProblemOpened,
  Proposal,
  PublicStep,
  Recorded,
  RoomState,
  SolutionShown,
  StepOpened,
  StepsAnswered,
} from "../wire";
import * as lesson from "./lesson";
import { at, type Dict, less, put, without } from "./record";

/** How a room works before a tutor chose anything. */
export const EMPTY_MODES: Modes = {
  mode: "own",
  lock: "free",
  closed: {},
  answered: {},
  proposals: {},
  group: {},
  shown: {},
  solutions: {},
  aside: {},
  kept: {},
  weighed: {},
  proposed: {},
};

type Two<T> = Dict<Dict<T>>;
type Three<T> = Dict<Two<T>>;

const put2 = <T>(table: Two<T>, a: string, b: string, value: T): Two<T> => put(table, a, put(at(table, a) ?? {}, b, value));
const put3 = <T>(table: Three<T>, a: string, b: string, c: string, value: T): Three<T> => put(table, a, put2(at(table, a) ?? {}, b, c, value));
const drop2 = <T>(table: Two<T>, a: string, b: string): Two<T> => {
  const inner = at(table, a);
  return inner === undefined ? table : put(table, a, without(inner, b));
};
const drop3 = <T>(table: Three<T>, a: string, b: string, c: string): Three<T> => {
  const inner = at(table, a);
  return inner === undefined ? table : put(table, a, drop2(inner, b, c));
};

function withModes(state: RoomState, change: Partial<Modes>): RoomState {
  return { ...state, modes: { ...state.modes, ...change } };
}

/** The place of a step, without anything that it says or asks. */
function locked(step: PublicStep): PublicStep {
  return { id: step.id, title: "", body: "", ask: { kind: "text", maths: false }, hints: 0, locked: true };
}

function withSteps(state: RoomState, problem: string, change: (step: PublicStep) => PublicStep): RoomState {
  if (state.problem?.id !== problem) return state;
  return { ...state, problem: { ...state.problem, steps: state.problem.steps.map(change) } };
}

/** The room works on this problem; some of its steps may be closed. */
export function problemOpened(state: RoomState, { problem }: ProblemOpened): RoomState {
  const shut = problem.steps.filter((step) => step.locked).map((step) => step.id);
  const rest = without(state.modes.closed, problem.id);
  const closed = state.modes.lock === "free" ? rest : put(rest, problem.id, shut);
  return withModes({ ...state, problem, variants: {}, given: {} }, { closed });
}

/** Another rule for when steps open. */
export function lockChanged(state: RoomState, fact: LockChanged): RoomState {
  const changed = withModes(state, { lock: fact.lock });
  if (fact.problem === null || fact.lock === "free") return changed;
  const closed = put(state.modes.closed, fact.problem, fact.closed);
  return withSteps(withModes(changed, { closed }), fact.problem, (step) => (fact.closed.includes(step.id) ? locked(step) : step));
}

/** One step more is open, for everybody or for one student. */
export function stepOpened(state: RoomState, { problem, step, person }: StepOpened): RoomState {
  if (person !== null) {
    const aside = asideOf(state, person, problem);
    return withModes(state, { aside: put2(state.modes.aside, person, problem, { ...aside, steps: put(aside.steps, step.id, step) }) });
  }
  const closed = put(state.modes.closed, problem, less(at(state.modes.closed, problem) ?? [], step.id));
  return withSteps(withModes(state, { closed }), problem, (each) => (each.id === step.id ? step : each));
}

/** What one student was shown of a problem. */
export function asideOf(state: Pick<RoomState, "modes">, person: string, problem: string): Aside {
  return at(at(state.modes.aside, person) ?? {}, problem) ?? { steps: {}, solutions: {} };
}

/** It is known who has answered. */
export function stepsAnswered(state: RoomState, fact: StepsAnswered): RoomState {
  let told: Dict<readonly string[]> = at(state.modes.answered, fact.problem) ?? {};
  for (const { part, person } of fact.answered) told = put(told, part, [...(at(told, part) ?? []), person]);
  return withModes(state, { answered: put(state.modes.answered, fact.problem, told) });
}

/** Staff know what the checker said. */
export function answerWeighed(state: RoomState, { seq }: Recorded, fact: AnswerWeighed): RoomState {
  const name = fact.of === "answer" ? "weighed" : "proposed";
  const weighed = { place: seq, verdict: fact.verdict, feedback: fact.feedback };
  return withModes(state, { [name]: put3(state.modes[name], fact.person, fact.problem, fact.part, weighed) });
}

/** An answer waits to be shown; one given before is gone. */
export function answerKept(state: RoomState, { seq }: Recorded, fact: AnswerKept): RoomState {
  const kept = { place: seq, answer: fact.answer, origin: fact.origin };
  return withModes(state, { kept: put3(state.modes.kept, fact.person, fact.problem, fact.part, kept) });
}

/** Everybody sees what was answered. */
export function answersShown(state: RoomState, { problem, part, answers, unshown }: AnswersShown): RoomState {
  return withModes(state, { shown: put2(state.modes.shown, problem, part, { answers, unshown }) });
}

/** One attempt more; if the answer was kept, it is so no more. */
export function judged(state: RoomState, recorded: Recorded, fact: AnswerJudged): RoomState {
  const { person, problem, part } = fact;
  const kept = drop3(state.modes.kept, person, problem, part);
  const weighed = drop3(state.modes.weighed, person, problem, part);
  return lesson.judged(withModes(state, { kept, weighed }), recorded, fact);
}

/** The words of an answer may be read, be it judged or still kept. */
export function answerReleased(state: RoomState, fact: AnswerReleased): RoomState {
  const { person, problem, part, place, answer } = fact;
  const kept = at(at(at(state.modes.kept, person) ?? {}, problem) ?? {}, part);
  if (kept?.place !== place) return lesson.answerReleased(state, fact);
  return withModes(state, { kept: put3(state.modes.kept, person, problem, part, { ...kept, answer }) });
}

/** This is what the group is asked to agree to now. */
export function answerProposed(state: RoomState, { seq }: Recorded, fact: AnswerProposed): RoomState {
  const proposal: Proposal = { place: seq, person: fact.person, answer: fact.answer, agreed: [fact.person] };
  return withModes(state, { proposals: put2(state.modes.proposals, fact.problem, fact.part, proposal) });
}

/** One agrees more, or less; without its author a proposal is gone. */
export function answerAgreed(state: RoomState, { problem, part, person, place, agrees }: AnswerAgreed): RoomState {
  const table = state.modes.proposals;
  const proposal = at(at(table, problem) ?? {}, part);
  if (proposal?.place !== place) return state;
  const others = less(proposal.agreed, person);
  if (!agrees && person === proposal.person) return withModes(state, { proposals: drop2(table, problem, part) });
  const agreed = agrees ? [...others, person] : others;
  return withModes(state, { proposals: put2(table, problem, part, { ...proposal, agreed }) });
}

/** The group has answered: nothing is proposed any more. */
export function groupAnswered(state: RoomState, fact: GroupAnswered): RoomState {
  const { problem, part, answer, verdict, feedback, proposed_by, took_part } = fact;
  const before = at(at(state.modes.group, problem) ?? {}, part);
  const group = { answer, verdict, feedback, proposed_by, took_part, attempts: 1 + (before?.attempts ?? 0) };
  return withModes(state, { group: put2(state.modes.group, problem, part, group), proposals: drop2(state.modes.proposals, problem, part) });
}

/** A worked solution may be read, by everybody or by one student. */
export function solutionShown(state: RoomState, { problem, step, solution, person }: SolutionShown): RoomState {
  if (person === null) return withModes(state, { solutions: put2(state.modes.solutions, problem, step, solution) });
  const aside = asideOf(state, person, problem);
  return withModes(state, { aside: put2(state.modes.aside, person, problem, { ...aside, solutions: put(aside.solutions, step, solution) }) });
}
