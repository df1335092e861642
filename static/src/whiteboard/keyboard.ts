/** The board by keyboard: going from one thing to the next, changing it, and putting new ones. */
import { settings } from "../settings";
import { announce } from "../ui";
import { describe, inReadingOrder } from "./describe";
import type { BoardModel } from "./model";
import { toolOf } from "./tools";
import { zoomed } from "./view";

const STEP = 20;
const FAR = 160;

const ARROWS: Readonly<Partial<Record<string, readonly [number, number]>>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Does what a key on the board asks for. What it does not know is left to the page. */
export function onBoardKey(model: BoardModel, event: KeyboardEvent): void {
  if (model.editing.peek() !== null) return;
  const done = event.ctrlKey || event.metaKey ? withControl(model, event) : plain(model, event);
  if (done) {
    event.preventDefault();
    event.stopPropagation();
  }
}

function withControl(model: BoardModel, event: KeyboardEvent): boolean {
  switch (event.key.toLowerCase()) {
    case "z":
      if (event.shiftKey) model.redo();
      else model.undo();
      return true;
    case "y":
      model.redo();
      return true;
    case "a":
      model.use("select");
      model.selectAll();
      announce(`${model.selected.peek().size} selected`);
      return true;
    default:
      return false;
  }
}

function plain(model: BoardModel, event: KeyboardEvent): boolean {
  const arrow = ARROWS[event.key];
  if (arrow) return onArrow(model, arrow, event);
  switch (event.key) {
    case "Escape":
      if (model.selected.peek().size === 0 && model.tool.peek() === "select") return false;
      model.use("select");
      model.select([]);
      return true;
    case "Enter":
      return open(model);
    case "Delete":
    case "Backspace":
      if (model.chosen.peek().length === 0) return false;
      announce(`${model.chosen.peek().length === 1 ? "It is" : "They are"} off the board. Control Z brings back.`);
      model.removeSelected();
      return true;
    case "+":
    case "=":
      zoom(model, 1.25);
      return true;
    case "-":
      zoom(model, 0.8);
      return true;
    case "0":
      model.look(null);
      return true;
    default:
      return event.altKey ? false : letter(model, event.key);
  }
}

function letter(model: BoardModel, key: string): boolean {
  const tool = settings.peek().letters && key.length === 1 ? toolOf(key) : undefined;
  if (tool === undefined) return false;
  const taken = model.use(tool);
  const may = model.may.peek();
  if (!taken && !may.draw) announce(may.why);
  return true;
}

function onArrow(model: BoardModel, [dx, dy]: readonly [number, number], event: KeyboardEvent): boolean {
  const moving = model.chosen.peek().length > 0 && model.canChange.peek() && (event.shiftKey || event.altKey || model.chosen.peek().length > 1 || model.held.peek());
  if (moving) {
    const step = event.shiftKey ? FAR : STEP;
    model.nudge(dx * step, dy * step, event.altKey);
    return true;
  }
  walk(model, dx + dy);
  return true;
}

function walk(model: BoardModel, step: number): void {
  const order = inReadingOrder(model.stack.peek().map(({ element }) => element));
  if (order.length === 0) {
    announce("There is nothing on this page yet.");
    return;
  }
  model.use("select");
  const current = model.chosen.peek()[0];
  const at = current ? order.findIndex(({ id }) => id === current.id) : step > 0 ? -1 : 0;
  const next = order[(at + step + order.length) % order.length];
  if (!next) return;
  model.held.value = false;
  model.select([next.id]);
  announce(describe(next, model.store.state.peek(), model.store.you.person));
}

function open(model: BoardModel): boolean {
  const [one] = model.chosen.peek();
  if (one && model.chosen.peek().length === 1) {
    if ("text" in one.shape) model.edit(one);
    else if (model.canChange.peek()) {
      model.held.value = !model.held.peek();
      announce(model.held.peek() ? "Taken. Arrow keys move it, Alt and arrow keys resize it, Enter lets go." : "Let go.");
    }
    return true;
  }
  return model.insert();
}

function zoom(model: BoardModel, factor: number): void {
  const { width, height } = model.extent.peek();
  model.look(zoomed(model.view.peek(), { width, height }, factor, { x: width / 2, y: height / 2 }));
}
