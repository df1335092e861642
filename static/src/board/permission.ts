/** Who may draw, and on what: the server's rules, so that nothing is offered that it would refuse. */
import { isPenOpen } from "../room/roles";
import type { Element, RoomState, You } from "../wire";

/** Whether somebody may draw now and, if not, why, in words for them. */
export type MayDraw = { readonly draw: true } | { readonly draw: false; readonly why: string };

type Known = Pick<RoomState, "session" | "sessions" | "removed" | "pens">;

const YES: MayDraw = { draw: true };

/** Whether this person may change the board now. */
export function mayDraw(state: Known, you: You): MayDraw {
  if (state.session === null) return { draw: false, why: resting(state) };
  if (state.removed.includes(you.person)) return { draw: false, why: "Your tutor asked you to leave this session." };
  if (you.role === "tutor") return YES;
  if (you.role !== "student") return { draw: false, why: "You can look. Tutors and students draw here." };
  if (!isPenOpen(state, you.person)) return { draw: false, why: "Your tutor has locked pens. You can still look and point." };
  return YES;
}

function resting({ sessions }: Known): string {
  return sessions > 0 ? "The session has ended. You can still look at the board." : "The session has not started yet. You can look around.";
}

/** Whether this person may change an element, now that they may draw. */
export function mayTouch({ owner }: Pick<Element, "owner">, you: You): boolean {
  return you.role === "tutor" || owner === you.person;
}
