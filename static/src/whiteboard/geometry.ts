/** Places, boxes and distances on a page, in board units. */
import type { Element } from "../wire";

export const PAGE = { width: 6400, height: 3600 };

export type Shape = Element["shape"];
export type Point = { readonly x: number; readonly y: number };
export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

export const LINE_WIDTH = { s: 14, m: 28, l: 56 } as const;
export const MARKER_WIDTH = { s: 90, m: 140, l: 220 } as const;
export const TEXT_SIZE = { s: 110, m: 160, l: 240 } as const;

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** The nearest place on the page, in whole units. */
export function onPage({ x, y }: Point): Point {
  return { x: Math.round(clamp(x, 0, PAGE.width)), y: Math.round(clamp(y, 0, PAGE.height)) };
}

/** The box that holds both corners. */
export function boxOf(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}

/** The box that holds all of them; null for none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((each) => each.x));
  const y = Math.min(...boxes.map((each) => each.y));
  return { x, y, w: Math.max(...boxes.map((each) => each.x + each.w)) - x, h: Math.max(...boxes.map((each) => each.y + each.h)) - y };
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h;
}

/** The box moved by (dx, dy), as far as the page goes. */
export function moved(box: Box, dx: number, dy: number): Box {
  return { ...box, x: Math.round(clamp(box.x + dx, 0, PAGE.width - box.w)), y: Math.round(clamp(box.y + dy, 0, PAGE.height - box.h)) };
}

/** Where each box of a group lands when the group's frame becomes another one. */
export function scaled(box: Box, from: Box, to: Box): Box {
  const sx = from.w === 0 ? 1 : to.w / from.w;
  const sy = from.h === 0 ? 1 : to.h / from.h;
  const x = Math.round(clamp(to.x + (box.x - from.x) * sx, 0, PAGE.width));
  const y = Math.round(clamp(to.y + (box.y - from.y) * sy, 0, PAGE.height));
  return { x, y, w: Math.min(Math.round(box.w * sx), PAGE.width - x), h: Math.min(Math.round(box.h * sy), PAGE.height - y) };
}

/** The points of a stroke or line on the page: [x, y, pressure], the pressure from 0 to 1. */
export function pointsOf(shape: Extract<Shape, { points: readonly number[] }>): [number, number, number][] {
  const step = shape.kind === "stroke" ? 3 : 2;
  const sx = shape.pw === 0 ? 1 : shape.w / shape.pw;
  const sy = shape.ph === 0 ? 1 : shape.h / shape.ph;
  const points: [number, number, number][] = [];
  for (let at = 0; at + 1 < shape.points.length; at += step) {
    const pressure = step === 3 ? (shape.points[at + 2] ?? 50) / 100 : 0.5;
    points.push([shape.x + (shape.points[at] ?? 0) * sx, shape.y + (shape.points[at + 1] ?? 0) * sy, pressure]);
  }
  return points;
}

/** Whether a place is on what is drawn, give or take `reach`. */
export function touches(shape: Shape, at: Point, reach: number): boolean {
  const grown = { x: shape.x - reach, y: shape.y - reach, w: shape.w + 2 * reach, h: shape.h + 2 * reach };
  if (!overlaps(grown, { ...at, w: 0, h: 0 })) return false;
  if (shape.kind === "stroke" || shape.kind === "line" || shape.kind === "arrow") {
    const wide = shape.kind === "stroke" && shape.pen === "highlighter" ? MARKER_WIDTH : LINE_WIDTH;
    return nearPath(pointsOf(shape), at, reach + wide[shape.size] / 2);
  }
  return true;
}

function nearPath(points: readonly [number, number, number][], at: Point, reach: number): boolean {
  if (points.length === 1) return distance(points[0] ?? [0, 0], [at.x, at.y]) <= reach;
  return points.some((to, index) => {
    const from = points[index - 1];
    return from !== undefined && toSegment(at, from, to) <= reach;
  });
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0));
}

function toSegment(at: Point, [ax, ay]: readonly [number, number, number], [bx, by]: readonly [number, number, number]): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : clamp(((at.x - ax) * (bx - ax) + (at.y - ay) * (by - ay)) / length, 0, 1);
  return Math.hypot(at.x - ax - along * (bx - ax), at.y - ay - along * (by - ay));
}
