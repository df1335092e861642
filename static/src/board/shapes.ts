/** Shapes, made from what a pointer did. */
import type { Colour, Element, Figure, Line, Size, Stroke, Writing } from "../wire";
import { clamp, HEIGHT, onPage, type Point, type Rect, rectBetween, rectOnPage, WIDTH } from "./page";

export type Shape = Element["shape"];

export type Style = { readonly colour: Colour; readonly size: Size };

/** The most points in one stroke. */
export const POINTS_LIMIT = 5_000;

/** The longest text a person may write, in characters. */
export const TEXT_LIMIT = 2_000;

export function isWriting(shape: Shape): shape is Writing {
  return "text" in shape;
}

export function isFigure(shape: Shape): shape is Figure {
  return shape.kind === "rectangle" || shape.kind === "ellipse";
}

export function isLine(shape: Shape): shape is Line {
  return shape.kind === "line" || shape.kind === "arrow";
}

/** A freehand line through absolute x, y, pressure triples. */
export function strokeThrough(points: readonly number[], pen: Stroke["pen"], style: Style): Stroke {
  const xs = points.filter((_, index) => index % 3 === 0);
  const ys = points.filter((_, index) => index % 3 === 1);
  const [x, y] = [least(xs), least(ys)];
  const [w, h] = [-least(xs.map((each) => -each)) - x, -least(ys.map((each) => -each)) - y];
  const from = [x, y, 0];
  const relative = points.map((value, index) => value - (from[index % 3] ?? 0));
  return { kind: "stroke", pen, x, y, w, h, pw: w, ph: h, points: relative, ...style };
}

// Not `Math.min(...xs)`: thousands of arguments are more than some browsers take.
function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Infinity);
}

/** A straight line, or an arrow to the second point. */
export function lineBetween(kind: Line["kind"], from: Point, to: Point, style: Style): Line {
  const [start, end] = [onPage(from), onPage(to)];
  const { x, y, w, h } = rectBetween(start, end);
  return { kind, x, y, w, h, pw: w, ph: h, points: [start.x - x, start.y - y, end.x - x, end.y - y], ...style };
}

/** A rectangle, or an ellipse, between two corners. */
export function figureBetween(kind: Figure["kind"], from: Point, to: Point, style: Style & { readonly filled: boolean }): Figure {
  return { kind, ...rectBetween(onPage(from), onPage(to)), ...style };
}

/** Words in a box. */
export function writingIn(kind: Writing["kind"], box: Rect, text: string, style: Style): Writing {
  return { kind, ...rectOnPage(box), text, ...style };
}

/** The end of a line, turned to the nearest of the eight directions of the compass. */
export function inDirection(from: Point, to: Point): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const turn = Math.round(Math.atan2(dy, dx) / (Math.PI / 4)) * (Math.PI / 4);
  const length = Math.hypot(dx, dy);
  // Within the page along the direction, so that it is not bent at the edge.
  const reach = Math.min(length, room(from.x, Math.cos(turn), WIDTH), room(from.y, Math.sin(turn), HEIGHT));
  return { x: from.x + reach * Math.cos(turn), y: from.y + reach * Math.sin(turn) };
}

function room(from: number, towards: number, most: number): number {
  if (Math.abs(towards) < 1e-9) return Infinity;
  return (towards > 0 ? most - from : from) / Math.abs(towards);
}

/** The corner of a square, or of a circle's box, that starts at `from`. */
export function squared(from: Point, to: Point): Point {
  const [right, down] = [to.x >= from.x, to.y >= from.y];
  const most = Math.min(right ? WIDTH - from.x : from.x, down ? HEIGHT - from.y : from.y);
  const side = clamp(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)), 0, most);
  return { x: from.x + (right ? side : -side), y: from.y + (down ? side : -side) };
}

/** The points of a stroke or line where they stand on the page, `stride` numbers to a point. */
export function placedPoints(shape: Stroke | Line): readonly Point[] {
  const stride = shape.kind === "stroke" ? 3 : 2;
  const [sx, sy] = scaleOf(shape);
  const points: Point[] = [];
  for (let at = 0; at + 1 < shape.points.length; at += stride) {
    points.push({ x: shape.x + (shape.points[at] ?? 0) * sx, y: shape.y + (shape.points[at + 1] ?? 0) * sy });
  }
  return points;
}

/** By how much a shape's points are stretched: its box now, against the box they were drawn in. */
export function scaleOf(shape: Stroke | Line): readonly [number, number] {
  return [shape.pw === 0 ? 1 : shape.w / shape.pw, shape.ph === 0 ? 1 : shape.h / shape.ph];
}

/** Whether a shape and all its points lie on the page: the server refuses what does not. */
export function isInside(shape: Shape): boolean {
  if (Math.min(shape.x, shape.y, shape.w, shape.h) < 0) return false;
  if (shape.x + shape.w > WIDTH || shape.y + shape.h > HEIGHT) return false;
  if (!("points" in shape)) return true;
  const stride = shape.kind === "stroke" ? 3 : 2;
  return shape.points.every((value, index) => index % stride > 1 || value <= (index % stride === 0 ? shape.pw : shape.ph));
}
