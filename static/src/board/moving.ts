/** Moving and resizing: boxes in, boxes out, and the patches that say so. */
import type { Id } from "../ids";
import type { Element, Patch } from "../wire";
import { around, clamp, HEIGHT, type Point, type Rect, WIDTH } from "./page";
import { isWriting, type Shape } from "./shapes";

/** New boxes of elements that are on the move. */
export type Boxes = ReadonlyMap<Id, Rect>;

export const NO_BOXES: Boxes = new Map();

/** The eight handles, by the side or corner they are at. */
export const HANDLES = ["nw", "n", "ne", "e", "se", "s", "sw", "w"] as const;
export type Handle = (typeof HANDLES)[number];

/** The least side that resizing leaves, in board units. */
const LEAST = 40;
const LEAST_WRITING = 160;

/** The box of a shape, and nothing else of it. */
export function boxOf({ x, y, w, h }: Shape): Rect {
  return { x, y, w, h };
}

/** All elements shifted alike, as far as the page goes. */
export function shifted(elements: readonly Element[], by: Point): Boxes {
  const whole = around(elements.map(({ shape }) => shape));
  if (!whole) return NO_BOXES;
  const dx = Math.round(clamp(by.x, -whole.x, WIDTH - whole.x - whole.w));
  const dy = Math.round(clamp(by.y, -whole.y, HEIGHT - whole.y - whole.h));
  return new Map(elements.map(({ id, shape }) => [id, { ...boxOf(shape), x: shape.x + dx, y: shape.y + dy }]));
}

/** All elements resized together, by a handle of the box around them. */
export function resized(elements: readonly Element[], handle: Handle, by: Point, keepRatio: boolean): Boxes {
  const from = around(elements.map(({ shape }) => shape));
  if (!from) return NO_BOXES;
  const least = elements.some(({ shape }) => isWriting(shape)) ? LEAST_WRITING : LEAST;
  const to = pulled(from, handle, by, least, keepRatio);
  return new Map(elements.map(({ id, shape }) => [id, carried(boxOf(shape), from, to)]));
}

/** The box after one of its handles was pulled; the opposite side stays. */
export function pulled(box: Rect, handle: Handle, by: Point, least: number, keepRatio: boolean): Rect {
  let w = sideOf(box.x, box.w, by.x, WIDTH, least, handle.includes("w") ? -1 : handle.includes("e") ? 1 : 0);
  let h = sideOf(box.y, box.h, by.y, HEIGHT, least, handle.includes("n") ? -1 : handle.includes("s") ? 1 : 0);
  if (keepRatio && box.w > 0 && box.h > 0) {
    const share = handle.length === 2 ? Math.max(w / box.w, h / box.h) : handle === "n" || handle === "s" ? h / box.h : w / box.w;
    const most = Math.min((handle.includes("w") ? box.x + box.w : WIDTH - box.x) / box.w, (handle.includes("n") ? box.y + box.h : HEIGHT - box.y) / box.h);
    const factor = Math.min(share, most);
    [w, h] = [Math.round(box.w * factor), Math.round(box.h * factor)];
  }
  const x = handle.includes("w") ? box.x + box.w - w : box.x;
  const y = handle.includes("n") ? box.y + box.h - h : box.y;
  return { x, y, w, h };
}

function sideOf(from: number, length: number, by: number, page: number, least: number, side: -1 | 0 | 1): number {
  // What is flat stays flat: it has no points to stretch that way.
  if (side === 0 || length === 0) return length;
  const most = side > 0 ? page - from : from + length;
  return Math.round(clamp(length + side * by, Math.min(least, length), most));
}

/** A box carried along as the box around it goes from one to another. */
function carried(box: Rect, from: Rect, to: Rect): Rect {
  const [sx, sy] = [from.w === 0 ? 1 : to.w / from.w, from.h === 0 ? 1 : to.h / from.h];
  const [x, y] = [Math.round(to.x + (box.x - from.x) * sx), Math.round(to.y + (box.y - from.y) * sy)];
  const [right, bottom] = [Math.round(to.x + (box.x + box.w - from.x) * sx), Math.round(to.y + (box.y + box.h - from.y) * sy)];
  return { x, y, w: right - x, h: bottom - y };
}

/** Wider and higher from the corner that stays, for the keyboard. */
export function widened(elements: readonly Element[], by: Point): Boxes {
  return resized(elements, "se", by, false);
}

/** The patches from where elements stand to their new boxes: only what differs is in them. */
export function patchesTo(elements: readonly Element[], boxes: Boxes): readonly Patch[] {
  return elements.flatMap(({ id, shape }) => {
    const box = boxes.get(id);
    if (!box) return [];
    const names = (["x", "y", "w", "h"] as const).filter((name) => shape[name] !== box[name]);
    return names.length === 0 ? [] : [{ id, ...Object.fromEntries(names.map((name) => [name, box[name]])) }];
  });
}

/** The element at its new box, or the same element if it has none. */
export function moved(element: Element, box: Rect | undefined): Element {
  return box ? { ...element, shape: { ...element.shape, ...box } } : element;
}
