import type { RoomState, You } from "../wire";
export type May = { readonly draw: true } | { readonly draw: false; readonly why: string };
export function mayDraw(state: RoomState, you: You): May {
  if (state.session === null) return { draw: false, why: "There is no session right now. You can look around." };
  if (state.removed.includes(you.person)) return { draw: false, why: "You are not in this session." };
  if (you.role === "tutor") return { draw: true };
  if (you.role !== "student") return { draw: false, why: "You can look around." };
  const open = state.pens.open !== state.pens.exceptions.includes(you.person);
  return open ? { draw: true } : { draw: false, why: "Your tutor has locked pens. You can still look and point." };
}
export function mayChange(you: You, owner: string): boolean {
  return you.role === "tutor" || owner === you.person;
}
