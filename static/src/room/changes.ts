import { plainText } from "../maths/prose";
import { at } from "../state/record";
import type { RoomState, You } from "../wire";
import { modesToSay } from "./problem/modes/says";
import { isPenOpen, isStaff } from "./roles";

/** What of a room its people are told when it changes. */
type Told = Pick<RoomState, "session" | "problem" | "variants" | "given" | "pens" | "muted" | "modes" | "people">;

/** What a screen reader says of what has changed around somebody, in short sentences. */
export function changesToSay(before: Told, after: Told, you: You): readonly string[] {
  const said: string[] = [];
  if (before.session === null && after.session !== null) said.push("The session has started.");
  if (before.session !== null && after.session === null) said.push("The session has ended.");
  if (after.problem !== null && after.problem.id !== before.problem?.id) said.push(`The problem is now: ${plainText(after.problem.title)}`);
  return isStaff(you.role) || after.session === null ? said : [...said, ...ownChanges(before, after, you.person), ...modesToSay(before, after, you)];
}

/** What a tutor has changed for this student. A new session opens pens and chat for everybody: no news. */
function ownChanges(before: Told, after: Told, person: string): readonly string[] {
  if (before.session?.id !== after.session?.id) return [];
  const said: string[] = [];
  const given = at(after.given, person);
  if (given !== undefined && given.id !== at(before.given, person)?.id) said.push(`Your tutor gives you a problem of your own: ${plainText(given.title)}`);
  if (given === undefined && at(before.given, person) !== undefined && after.problem !== null && after.problem.id === before.problem?.id)
    said.push(`You are back at the problem of the others: ${plainText(after.problem.title)}`);
  const pen = isPenOpen(after, person);
  const muted = after.muted.includes(person);
  if (pen !== isPenOpen(before, person)) said.push(pen ? "Your pen is open." : "Your tutor has locked your pen.");
  if (muted !== before.muted.includes(person)) said.push(muted ? "Your tutor has paused your messages." : "You can write messages again.");
  return said;
}
