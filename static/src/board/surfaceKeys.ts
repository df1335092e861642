/** What the keys do while the focus is on the page, or on an element of it. */
import { settings } from "../settings";
import { announce } from "../ui";
import { makeHere } from "./beginnings";
import type { Desk } from "./desk";
import { editWords, remove } from "./edits";
import type { Hands } from "./pressing";
import { neighbour } from "./reading";

const STEP = 10;
const LONG_STEP = 100;

const ARROWS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Keys that work while the focus is on the surface or one of its elements; true if it was one. */
export function pressOnSurface(event: KeyboardEvent, hands: Hands, isOnElement: boolean): boolean {
  const { desk } = hands;
  const arrow = Object.hasOwn(ARROWS, event.key) ? ARROWS[event.key] : undefined;
  if (arrow) return pressArrow(event, arrow, hands);
  switch (event.key) {
    case "Enter":
      return enter(event, hands, isOnElement);
    case " ":
      return isOnElement ? toggle(hands) : holdSpace(event, hands);
    case "Tab":
      return isOnElement && tab(hands, event.shiftKey ? -1 : 1);
    case "Home":
    case "End":
      return goTo(hands, event.key === "Home" ? 1 : -1, null);
    case "Delete":
    case "Backspace":
      return takeOff(hands, isOnElement);
    case "Escape":
      return escape(hands, isOnElement);
    case "ContextMenu":
      return openMenu(desk);
    case "F10":
      return event.shiftKey && openMenu(desk);
    case "m":
    case "M":
      return isOnElement && settings.value.letters && openMenu(desk);
    case "a":
      return (event.ctrlKey || event.metaKey) && selectAll(desk);
    default:
      return false;
  }
}

function pressArrow(event: KeyboardEvent, { x, y }: { readonly x: number; readonly y: number }, hands: Hands): boolean {
  if (event.ctrlKey || event.metaKey) return false;
  const step = event.shiftKey ? LONG_STEP : STEP;
  const by = { x: x * step, y: y * step };
  if (event.altKey ? hands.nudging.resize(by) : hands.nudging.move(by)) return true;
  return !event.altKey && goTo(hands, x + y > 0 ? 1 : -1, hands.desk.active.peek());
}

function goTo({ desk, focus }: Hands, step: 1 | -1, from: string | null): boolean {
  const next = neighbour(desk.inOrder.peek(), from, step);
  if (!next) return from !== null;
  desk.active.value = next.id;
  focus();
  return true;
}

/** The next element; behind the last one the focus goes on to what follows the board. */
function tab(hands: Hands, step: 1 | -1): boolean {
  hands.nudging.finish();
  const next = neighbour(hands.desk.inOrder.peek(), hands.desk.active.peek(), step);
  if (!next) return false;
  hands.desk.active.value = next.id;
  hands.focus();
  return true;
}

function activeElement(desk: Desk) {
  return desk.inOrder.peek().find(({ id }) => id === desk.active.peek()) ?? null;
}

function enter(event: KeyboardEvent, hands: Hands, isOnElement: boolean): boolean {
  const { desk } = hands;
  const element = isOnElement ? activeElement(desk) : null;
  if (!element) return make(hands);
  if (event.shiftKey) return toggle(hands);
  hands.nudging.finish();
  if (desk.selection.peek().has(element.id) && editWords(desk, element)) return true;
  desk.choose("select");
  desk.select(element.id);
  announce(desk.mayChange(element) ? "Selected. Arrow keys move it." : "Selected. Somebody else made this: you can look at it.");
  return true;
}

function make(hands: Hands): boolean {
  const made = makeHere(hands.desk);
  if (made === "needs a pointer") announce("This tool needs a pointer. Lines, shapes, text, notes and maths work by keyboard.");
  if (made === "nothing") return goTo(hands, 1, null);
  if (made === "made") {
    announce("It is on the board, and selected. Arrow keys move it, with Alt they resize it.");
    hands.focus();
  }
  return true;
}

function toggle({ desk }: Hands): boolean {
  const element = activeElement(desk);
  if (!element) return false;
  const ids = new Set(desk.selection.peek());
  if (!ids.delete(element.id)) ids.add(element.id);
  desk.select(...ids);
  desk.active.value = element.id;
  return true;
}

function holdSpace(event: KeyboardEvent, { pointers }: Hands): boolean {
  if (!event.repeat) pointers.isSpaceHeld = true;
  return true;
}

function takeOff(hands: Hands, isOnElement: boolean): boolean {
  const { desk } = hands;
  hands.nudging.finish();
  const active = isOnElement ? activeElement(desk) : null;
  const chosen = desk.selected.peek().length > 0 ? desk.selected.peek() : active ? [active] : [];
  const going = chosen.filter((each) => desk.mayChange(each));
  if (chosen.length === 0) return false;
  if (going.length === 0) {
    const may = desk.may.peek();
    announce(may.draw ? "Somebody else made this. You can take off what you made." : may.why);
    return true;
  }
  const ids = new Set(going.map(({ id }) => id));
  const order = desk.inOrder.peek();
  const last = order.findLastIndex(({ id }) => ids.has(id));
  const next = order.slice(last + 1)[0] ?? order.findLast(({ id }) => !ids.has(id)) ?? null;
  remove(desk, going);
  desk.active.value = next?.id ?? null;
  announce(going.length === 1 ? "Taken off. Control Z brings it back." : `${going.length} taken off. Control Z brings them back.`);
  if (isOnElement) hands.focus();
  return true;
}

function escape(hands: Hands, isOnElement: boolean): boolean {
  const { desk } = hands;
  if (hands.pointers.cancel()) return true;
  hands.nudging.finish();
  if (desk.selection.peek().size > 0) {
    desk.selection.value = new Set();
    return true;
  }
  if (!isOnElement) return false;
  desk.active.value = null;
  hands.focus();
  return true;
}

/** Opens the menu of an element, and selects it. */
export function openMenu(desk: Desk, element = activeElement(desk) ?? desk.selected.peek()[0]): boolean {
  if (!element) return false;
  if (!desk.selection.peek().has(element.id)) desk.select(element.id);
  desk.active.value = element.id;
  desk.menu.value = element.id;
  return true;
}

function selectAll(desk: Desk): boolean {
  const all = desk.inOrder.peek().filter((each) => desk.mayChange(each));
  desk.choose("select");
  desk.select(...all.map(({ id }) => id));
  announce(all.length === 0 ? "There is nothing here that you may change." : `${all.length} selected.`);
  return true;
}
