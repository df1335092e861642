import { ordinal } from "../words";
import type { RoomState, You } from "../../wire";
import { progressOf, workOf } from "../problem/progress";
import { isStaff } from "../roles";

/** What the header says of the session: whether there is one, and how far it is. */
export function sessionLine(state: Pick<RoomState, "session" | "sessions" | "problem" | "work">, you: You): string {
  const { session, sessions, problem, work } = state;
  if (session === null) return sessions > 0 ? "The session has ended" : "No session yet";
  if (problem === null) return "Session";
  if (isStaff(you.role)) {
    const at = session.problems.indexOf(problem.id);
    return at < 0 ? "Session" : `Session, problem ${at + 1} of ${session.problems.length}`;
  }
  const { current, steps } = progressOf(problem, workOf(work, you.person, problem.id));
  return current === null ? "Session, every step solved" : `Session, step ${current.number} of ${steps.length}`;
}

/** What the button for one's hand says. */
export function handWords(hands: readonly string[], person: string): string {
  const at = hands.indexOf(person);
  if (at < 0) return "Raise hand";
  return hands.length === 1 ? "Hand is up" : `Hand is up, ${ordinal(at + 1)}`;
}
