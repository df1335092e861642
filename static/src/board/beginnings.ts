/** What a tool makes when no pointer says how large. */
import { batch } from "@preact/signals";

import type { Id } from "../ids";
import type { Writing } from "../wire";
import type { Desk } from "./desk";
import { beginWords, put } from "./edits";
import { fontSize, padding } from "./looks";
import { type Point, type Rect, rectOnPage } from "./page";
import { freePlace } from "./placing";
import { figureBetween, lineBetween, type Shape, writingIn } from "./shapes";
import type { Tool } from "./tools";

type Size = { readonly w: number; readonly h: number };

/** A stamp is as wide and as high as this, in board units. */
const STAMP: Size = { w: 560, h: 560 };
const FIGURE: Size = { w: 900, h: 600 };
const LINE: Size = { w: 900, h: 450 };

const WRITING: Readonly<Record<Writing["kind"], Size>> = {
  text: { w: 1_400, h: 0 },
  note: { w: 1_000, h: 760 },
  maths: { w: 1_200, h: 0 },
};

/** How much higher a line of text is than its letters. */
export const LEADING = 1.35;

/** The size of a writing before there are words in it. */
export function sizeOf(kind: Writing["kind"], size: Writing["size"]): Size {
  const line = Math.round(fontSize(kind, size) * LEADING + 2 * padding(kind));
  return { w: WRITING[kind].w, h: Math.max(line, WRITING[kind].h) };
}

export function isWritingTool(tool: Tool): tool is Writing["kind"] {
  return tool === "text" || tool === "note" || tool === "maths";
}

/** Begins words at a place: their first line is there. */
export function writeAt(desk: Desk, kind: Writing["kind"], at: Point): void {
  const style = desk.style.peek();
  const size = sizeOf(kind, style.size);
  const top = kind === "note" ? at.y : at.y - size.h / 2;
  beginWords(desk, writingIn(kind, { x: at.x, y: top, ...size }, "", style));
}

/** Puts the chosen stamp around a place. */
export function stampAt(desk: Desk, at: Point): Id {
  const box = { x: at.x - STAMP.w / 2, y: at.y - STAMP.h / 2, ...STAMP };
  return put(desk, writingIn("text", box, desk.stamp.peek(), { ...desk.style.peek(), size: "l" }));
}

/** What a tool makes by keyboard. */
export type Made = "made" | "writing" | "needs a pointer" | "nothing";

/** Makes what the chosen tool makes, at a free place in sight, selected and ready to be moved. */
export function makeHere(desk: Desk): Made {
  const tool = desk.working;
  if (tool === "pen" || tool === "highlighter" || tool === "eraser") return "needs a pointer";
  if (tool === "select" || tool === "hand") return "nothing";
  const box = (size: Size): Rect => freePlace(desk.standing.peek(), desk.inSight, size);
  const style = desk.style.peek();
  if (isWritingTool(tool)) {
    beginWords(desk, writingIn(tool, box(sizeOf(tool, style.size)), "", style));
    return "writing";
  }
  if (tool === "stamp") {
    const { x, y, w, h } = rectOnPage(box(STAMP));
    stampAt(desk, { x: x + w / 2, y: y + h / 2 });
    return "made";
  }
  const shape = shapeIn(desk, tool, tool === "line" || tool === "arrow" ? box(LINE) : box(FIGURE));
  batch(() => {
    const id = put(desk, shape);
    desk.choose("select");
    desk.select(id);
  });
  return "made";
}

function shapeIn(desk: Desk, tool: "line" | "arrow" | "rectangle" | "ellipse", { x, y, w, h }: Rect): Shape {
  const style = desk.style.peek();
  if (tool === "line" || tool === "arrow") return lineBetween(tool, { x, y: y + h }, { x: x + w, y }, style);
  return figureBetween(tool, { x, y }, { x: x + w, y: y + h }, { ...style, filled: desk.filled.peek() });
}
