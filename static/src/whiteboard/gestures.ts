/** What a pointer does on the board: one gesture at a time, from press to lift. */
import { mintId } from "../ids";
import type { Element } from "../wire";
import { type Box, type Point, type Shape, around, boxOf, clamp, onPage, overlaps, PAGE, touches } from "./geometry";
import { Drawing, type Pen } from "./ink";
import type { BoardModel } from "./model";
import { mayChange } from "./permission";
import { pace } from "./pace";

/** How often what is under way is told to others, in milliseconds. */
const TELL_MS = 40;

export type Handle = "nw" | "n" | "ne" | "e" | "se" | "s" | "sw" | "w";

/** One press of a pointer: places are in board units. */
export interface Gesture {
  move(at: Point, pressure: number, constrained: boolean): void;
  lift(): void;
  cancel(): void;
}

/** Draws a line freehand; one that grows too long goes on as another. */
export function draw(model: BoardModel, pen: Pen, at: Point, pressure: number): Gesture {
  const begin = () => new Drawing(mintId(), model.page.peek(), pen, model.colour.peek(), model.size.peek());
  let drawing = begin();
  const tell = pace(TELL_MS, () => {
    for (let unseen = drawing.unseen(); unseen !== null; unseen = drawing.unseen()) {
      const { id, page, colour, size } = drawing;
      model.store.signal({ kind: "ink", element: id, page, pen, colour, size, ...unseen });
    }
  });
  const end = () => {
    tell.now();
    if (drawing.points.length > 0) model.create([drawing.stroke()], [drawing.id]);
  };
  const add = (point: Point, hard: number) => {
    if (drawing.isFull) {
      const last = drawing.points.at(-1);
      end();
      drawing = begin();
      model.drawing.value = drawing;
      if (last) drawing.add({ x: last[0], y: last[1] }, hard);
    }
    drawing.add(point, hard);
    model.drawn.value += 1;
  };
  model.drawing.value = drawing;
  add(at, pressure);
  return {
    move(point, hard) {
      add(point, hard);
      tell.soon();
    },
    lift() {
      end();
      model.drawing.value = null;
    },
    cancel() {
      tell.stop();
      model.drawing.value = null;
      model.store.signal({ kind: "dropped", elements: [drawing.id] });
    },
  };
}

/** Draws a straight line, an arrow, a rectangle or an ellipse between two places. */
export function sketch(model: BoardModel, kind: "line" | "arrow" | "rectangle" | "ellipse", from: Point): Gesture {
  const id = mintId();
  const page = model.page.peek();
  const tell = pace(TELL_MS, () => {
    const element = model.sketch.peek();
    if (element) model.store.signal({ kind: "sketch", element });
  });
  return {
    move(at, _, constrained) {
      const shape = shapeBetween(kind, onPage(from), onPage(constrained ? straightened(kind, from, at) : at), model);
      model.sketch.value = { id, page, shape };
      tell.soon();
    },
    lift() {
      tell.stop();
      const element = model.sketch.peek();
      model.sketch.value = null;
      if (element && Math.max(element.shape.w, element.shape.h) > 20) {
        model.create([element.shape], [id]);
        model.tool.value = "select";
        model.select([id]);
      } else model.store.signal({ kind: "dropped", elements: [id] });
    },
    cancel() {
      tell.stop();
      model.sketch.value = null;
      model.store.signal({ kind: "dropped", elements: [id] });
    },
  };
}

export function shapeBetween(kind: "line" | "arrow" | "rectangle" | "ellipse", from: Point, to: Point, { colour, size }: Pick<BoardModel, "colour" | "size">): Shape {
  const box = boxOf(from, to);
  const look = { colour: colour.peek(), size: size.peek() };
  if (kind === "rectangle" || kind === "ellipse") return { kind, ...box, ...look, filled: false };
  return { kind, ...box, ...look, pw: box.w, ph: box.h, points: [from.x - box.x, from.y - box.y, to.x - box.x, to.y - box.y] };
}

/** With Shift: lines go in steps of 45°, boxes are square. */
export function straightened(kind: string, from: Point, to: Point): Point {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  if (kind === "rectangle" || kind === "ellipse") {
    const side = Math.min(Math.abs(dx), Math.abs(dy));
    return { x: from.x + Math.sign(dx) * side, y: from.y + Math.sign(dy) * side };
  }
  const angle = Math.round(Math.atan2(dy, dx) / (Math.PI / 4)) * (Math.PI / 4);
  const length = Math.hypot(dx, dy);
  return { x: from.x + length * Math.cos(angle), y: from.y + length * Math.sin(angle) };
}

/** Moves the selection, or selects what is in a frame where nothing was pressed. */
export function pick(model: BoardModel, from: Point, reach: number, adding: boolean): Gesture {
  const hit = topmost(model, from, reach);
  if (hit === undefined) return frameSelect(model, from, adding);
  const was = model.selected.peek();
  if (adding) model.select(was.has(hit.id) ? [...was].filter((id) => id !== hit.id) : [...was, hit.id]);
  else if (!was.has(hit.id)) model.select([hit.id]);
  return model.canChange.peek() ? dragging(model, from, (dx, dy) => model.drag(dx, dy)) : NOTHING;
}

/** Resizes the selection by one of its handles. */
export function stretch(model: BoardModel, handle: Handle, from: Point): Gesture {
  const frame = around(model.chosen.peek().map(({ shape }) => shape));
  if (frame === null) return NOTHING;
  return dragging(model, from, (dx, dy) => model.reframe(stretched(frame, handle, dx, dy)));
}

export function stretched(frame: Box, handle: Handle, dx: number, dy: number): Box {
  const least = 20;
  let { x, y, w, h } = frame;
  if (handle.includes("e")) w = clamp(w + dx, least, PAGE.width - x);
  if (handle.includes("s")) h = clamp(h + dy, least, PAGE.height - y);
  if (handle.includes("w")) {
    const left = clamp(x + dx, 0, x + w - least);
    w += x - left;
    x = left;
  }
  if (handle.includes("n")) {
    const top = clamp(y + dy, 0, y + h - least);
    h += y - top;
    y = top;
  }
  return { x, y, w, h };
}

function dragging(model: BoardModel, from: Point, show: (dx: number, dy: number) => void): Gesture {
  const tell = pace(TELL_MS, () => {
    const elements = [...model.moving.peek().values()].slice(0, 50);
    if (elements.length > 0) model.store.signal({ kind: "drag", elements });
  });
  return {
    move(at) {
      show(at.x - from.x, at.y - from.y);
      tell.soon();
    },
    lift() {
      tell.stop();
      model.drop();
    },
    cancel() {
      tell.stop();
      const elements = [...model.moving.peek().keys()].slice(0, 50);
      model.moving.value = new Map();
      if (elements.length > 0) model.store.signal({ kind: "dropped", elements });
    },
  };
}

function frameSelect(model: BoardModel, from: Point, adding: boolean): Gesture {
  const before = adding ? [...model.selected.peek()] : [];
  model.select(before);
  return {
    move(at) {
      const box = boxOf(from, at);
      model.marquee.value = box;
      const within = model.stack.peek().flatMap(({ element }) => (overlaps(element.shape, box) ? [element.id] : []));
      model.select([...before, ...within]);
    },
    lift() {
      model.marquee.value = null;
    },
    cancel() {
      model.marquee.value = null;
      model.select(before);
    },
  };
}

/** Takes off what the pointer passes over, as far as it is one's own to take. */
export function erase(model: BoardModel, from: Point, reach: number): Gesture {
  const gone = new Set<string>();
  const pass = (at: Point) => {
    for (const { element } of model.stack.peek()) {
      if (!gone.has(element.id) && mayChange(model.store.you, element.owner) && touches(element.shape, at, reach)) {
        gone.add(element.id);
        model.remove([element.id]);
      }
    }
  };
  pass(from);
  return { move: pass, lift: () => undefined, cancel: () => undefined };
}

/** The front-most element under a place. */
export function topmost(model: BoardModel, at: Point, reach: number): Element | undefined {
  return [...model.stack.peek()].reverse().find(({ element }) => touches(element.shape, at, reach))?.element;
}

export const NOTHING: Gesture = { move: () => undefined, lift: () => undefined, cancel: () => undefined };
