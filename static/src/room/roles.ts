import type { Role, RoomState } from "../wire";
import type { Id } from "../ids";

/** Whether a role is one of the adults who answer for a room. */
export function isStaff(role: Role): boolean {
  return role === "tutor" || role === "moderator" || role === "admin";
}

/** The name to show for somebody; for those the room has not met yet, a plain word. */
export function nameOf(state: Pick<RoomState, "people">, person: Id): string {
  return state.people[person]?.name ?? "Somebody";
}

/** Whether a student's pen is open, by the rule for everybody and its exceptions. */
export function isPenOpen(state: Pick<RoomState, "pens">, person: Id): boolean {
  return state.pens.open !== state.pens.exceptions.includes(person);
}
