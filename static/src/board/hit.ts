/** What is under the pointer. */
import type { Element } from "../wire";
import { lineWidth, strokeWidth } from "./looks";
import { centre, contains, distanceToSegment, encloses, grown, type Point, type Rect } from "./page";
import { isFigure, placedPoints, type Shape } from "./shapes";

/** Whether a shape is within `reach` of a point. An outline is hit at its line, not inside it. */
export function isHit(shape: Shape, point: Point, reach: number): boolean {
  const margin = reach + thickness(shape) / 2;
  if (!contains(grown(shape, margin), point)) return false;
  if (shape.kind === "stroke" || shape.kind === "line" || shape.kind === "arrow") return isNear(placedPoints(shape), point, margin);
  if (!isFigure(shape) || shape.filled) return true;
  return shape.kind === "rectangle" ? !contains(grown(shape, -margin), point) || isSlim(shape, margin) : isOnEllipse(shape, point, margin);
}

function thickness(shape: Shape): number {
  if (shape.kind === "stroke") return strokeWidth(shape.pen, shape.size);
  return "text" in shape ? 0 : lineWidth(shape.size);
}

function isNear(points: readonly Point[], point: Point, margin: number): boolean {
  return points.some((each, index) => distanceToSegment(point, points[index - 1] ?? each, each) <= margin);
}

function isSlim({ w, h }: Rect, margin: number): boolean {
  return Math.min(w, h) <= 2 * margin;
}

function isOnEllipse(box: Rect, point: Point, margin: number): boolean {
  if (isSlim(box, margin)) return true;
  const middle = centre(box);
  const share = (by: number) => Math.hypot((point.x - middle.x) / (box.w / 2 + by), (point.y - middle.y) / (box.h / 2 + by));
  return share(margin) <= 1 && share(-margin) >= 1;
}

/** The front element at a point; `elements` are in stacking order. */
export function topmost(elements: readonly Element[], point: Point, reach: number): Element | null {
  return elements.findLast(({ shape }) => isHit(shape, point, reach)) ?? null;
}

/** The elements that lie wholly in a box. */
export function within(elements: readonly Element[], box: Rect): readonly Element[] {
  return elements.filter(({ shape }) => encloses(box, shape));
}

/** The elements that a pointer touched on its way between two points. */
export function alongTheWay(elements: readonly Element[], from: Point, to: Point, reach: number): readonly Element[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / Math.max(1, reach)));
  const way = Array.from({ length: steps + 1 }, (_, step) => ({
    x: from.x + ((to.x - from.x) * step) / steps,
    y: from.y + ((to.y - from.y) * step) / steps,
  }));
  const [left, top] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
  const swept = { x: left, y: top, w: Math.abs(from.x - to.x), h: Math.abs(from.y - to.y) };
  return elements.filter(({ shape }) => isSwept(shape, swept, reach) && way.some((point) => isHit(shape, point, reach)));
}

function isSwept(shape: Shape, swept: Rect, reach: number): boolean {
  const box = grown(shape, reach + thickness(shape) / 2);
  return box.x <= swept.x + swept.w && swept.x <= box.x + box.w && box.y <= swept.y + swept.h && swept.y <= box.y + box.h;
}
