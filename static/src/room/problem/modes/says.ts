import { at } from "../../../state/record";
import type { GroupAnswer, Lock, Mode, Proposal, PublicProblem, RoomState, You } from "../../../wire";
import { isStaff, nameOf } from "../../roles";
import { keptOf, openFor, solutionFor } from "./around";

type Told = Pick<RoomState, "session" | "problem" | "variants" | "given" | "modes" | "people">;

const MODE_SAID: Readonly<Record<Mode, string>> = {
  own: "Everybody answers on their own now.",
  together: "You answer together now: propose an answer, or agree to one.",
  think: "Think first: answers wait until your tutor shows them.",
};

const LOCK_SAID: Readonly<Record<Lock, string>> = {
  free: "All steps are open.",
  everybody: "The next step opens when everybody here has answered.",
  tutor: "Your tutor opens the steps.",
};

/** What a screen reader says of how the room works, and of what was proposed, agreed and shown. */
export function modesToSay(before: Told, after: Told, you: You): readonly string[] {
  if (after.session === null || before.session?.id !== after.session.id || isStaff(you.role)) return [];
  const said: string[] = [];
  if (before.modes.mode !== after.modes.mode) said.push(MODE_SAID[after.modes.mode]);
  if (before.modes.lock !== after.modes.lock) said.push(LOCK_SAID[after.modes.lock]);
  const problem = after.problem;
  if (problem === null || before.problem?.id !== problem.id) return said;
  return [...said, ...problem.steps.flatMap((step, index) => ofStep(before, after, you, problem, step.id, index + 1))];
}

function ofStep(before: Told, after: Told, you: You, problem: PublicProblem, step: string, number: number): readonly string[] {
  const said: string[] = [];
  const isOpen = (told: Told) => told.problem !== null && openFor(told.problem, told, you.person).steps.some((each) => each.id === step && !each.locked);
  if (before.modes.lock === after.modes.lock && !isOpen(before) && isOpen(after)) said.push(`Step ${number} is open.`);
  const proposal = (told: Told): Proposal | undefined => at(at(told.modes.proposals, problem.id) ?? {}, step);
  const now = proposal(after);
  if (now !== undefined && now.place !== proposal(before)?.place && now.person !== you.person)
    said.push(`${nameOf(after, now.person)} proposes an answer to step ${number}.`);
  const group = (told: Told): GroupAnswer | undefined => at(at(told.modes.group, problem.id) ?? {}, step);
  const answered = group(after);
  if (answered !== undefined && answered.attempts !== group(before)?.attempts)
    said.push(`Your group answered step ${number}: ${answered.verdict === "correct" ? "right" : answered.verdict === "waiting" ? "your tutor reads it" : "not yet"}.`);
  const shown = (told: Told) => at(at(told.modes.shown, problem.id) ?? {}, step);
  if (shown(before) === undefined && shown(after) !== undefined) said.push(`All answers to step ${number} are shown.`);
  const solved = (told: Told) => solutionFor(told, you.person, problem.id, step);
  if (solved(before) === undefined && solved(after) !== undefined) said.push(`Your tutor shows a worked solution of step ${number}.`);
  const kept = (told: Told) => keptOf(told, you.person, problem.id, step) !== undefined;
  if (kept(before) && !kept(after) && shown(after) === undefined) said.push(`Your answer to step ${number} is checked now.`);
  return said;
}
