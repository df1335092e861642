/** What the board looks like to its user: what is confirmed, and on top of it what is on its way. */
import type { ClientCommand, Element, RoomState } from "../wire";
import { patched } from "../state/board";
import type { Pending } from "../room/store";

export type Shown = { readonly element: Element; readonly waiting: boolean };
const TOP = Number.MAX_SAFE_INTEGER / 2;
export function overlay(state: RoomState, pending: readonly Pending[], you: string): ReadonlyMap<string, Shown> {
  const shown = new Map<string, Shown>();
  for (const element of Object.values(state.board.elements)) shown.set(element.id, { element, waiting: false });
  pending.forEach(({ command, refusal }, index) => {
    if (refusal === undefined) apply(shown, command, you, TOP + index * 100);
  });
  return shown;
}
function apply(shown: Map<string, Shown>, command: ClientCommand, you: string, z: number): void {
  switch (command.kind) {
    case "board.create":
      command.elements.forEach((element, index) => {
        if (shown.has(element.id)) return;
        shown.set(element.id, { element: { ...element, owner: you, editor: you, z: z + index }, waiting: true });
      });
      return;
    case "board.patch":
      for (const patch of command.patches) {
        const there = shown.get(patch.id);
        if (there === undefined) continue;
        const element = { ...there.element, shape: patched(there.element.shape, patch), editor: you };
        shown.set(patch.id, { element, waiting: there.waiting || typeof patch.text === "string" });
      }
      return;
    case "board.remove":
      for (const id of command.elements) shown.delete(id);
      return;
    case "page.clear":
      for (const [id, { element }] of shown) if (element.page === command.page) shown.delete(id);
      return;
    default:
      return;
  }
}
export function stacked(shown: ReadonlyMap<string, Shown>, page: string): Shown[] {
  return [...shown.values()].filter(({ element }) => element.page === page).sort((a, b) => a.element.z - b.element.z);
}
