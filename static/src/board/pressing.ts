/** What the keys of the board do, wherever the focus is on it. */
import { settings } from "../settings";
import { announce } from "../ui";
import type { Desk } from "./desk";
import { redo, undo } from "./edits";
import type { Pointers } from "./gestures/pointers";
import type { Nudging } from "./nudging";
import { toolOfLetter, TOOLS, writes } from "./tools";
import { stepped } from "./view";

/** What the keys work on. */
export type Hands = {
  readonly desk: Desk;
  readonly pointers: Pointers;
  readonly nudging: Nudging;
  /** Brings the focus to the active element, or to the surface if there is none. */
  readonly focus: () => void;
};

/** Keys that work while nobody types and the focus is on the board or nowhere; true if it was one. */
export function pressAnywhere(event: KeyboardEvent, hands: Hands): boolean {
  const { desk } = hands;
  if (event.ctrlKey || event.metaKey) return !event.altKey && pressWithControl(event, hands);
  if (event.altKey) return false;
  if (event.key === "PageDown" || event.key === "PageUp") return turn(desk, event.key === "PageDown" ? 1 : -1);
  if (!settings.value.letters || event.key.length !== 1) return false;
  const area = desk.area.peek();
  if (event.key === "+" || event.key === "=") desk.look(stepped(desk.view.peek(), 1, area));
  else if (event.key === "-" || event.key === "−") desk.look(stepped(desk.view.peek(), -1, area));
  else if (event.key === "0") desk.fit();
  else return !event.shiftKey && chooseByLetter(desk, event.key);
  return true;
}

function pressWithControl(event: KeyboardEvent, { desk, nudging }: Hands): boolean {
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return false;
  nudging.finish();
  if (key === "z" && !event.shiftKey) undo(desk);
  else redo(desk);
  return true;
}

function chooseByLetter(desk: Desk, letter: string): boolean {
  const tool = toolOfLetter(letter);
  if (tool === null) return false;
  const may = desk.may.peek();
  if (writes(tool) && !may.draw) {
    announce(may.why);
    return true;
  }
  desk.choose(tool);
  announce(`${TOOLS.find((each) => each.tool === tool)?.name ?? ""}.`);
  return true;
}

function turn(desk: Desk, step: 1 | -1): boolean {
  const { pages } = desk.store.state.peek().board;
  const page = pages[pages.indexOf(desk.page.peek()) + step];
  if (page === undefined) return false;
  desk.turnTo(page);
  announce(`Page ${pages.indexOf(page) + 1} of ${pages.length}.`);
  return true;
}
