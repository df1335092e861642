/** Freehand: from the pointer's points to a stroke, and from a stroke to an outline. */
import { getStroke } from "perfect-freehand";

import type { Colour, Size, Stroke } from "../wire";
import { LINE_WIDTH, MARKER_WIDTH, type Point, onPage, pointsOf } from "./geometry";

/** The most points of one stroke; a longer line goes on as another one. */
export const MOST_POINTS = 5000;
/** Points closer than this to the one before say nothing new. */
const NEAR = 6;

export type Pen = "pen" | "highlighter";
export type Triple = readonly [x: number, y: number, pressure: number];

/** A line while it is being drawn; points are absolute, the pressure from 0 to 100. */
export class Drawing {
  readonly points: Triple[] = [];
  private sent = 0;

  constructor(
    readonly id: string,
    readonly page: string,
    readonly pen: Pen,
    readonly colour: Colour,
    readonly size: Size,
  ) {}

  /** Adds a point, unless it is where the line is already. */
  add(point: Point, pressure: number): void {
    const { x, y } = onPage(point);
    const last = this.points.at(-1);
    if (last && Math.hypot(last[0] - x, last[1] - y) < NEAR) return;
    this.points.push([x, y, Math.round(Math.min(1, Math.max(0, pressure)) * 100)]);
  }

  get isFull(): boolean {
    return this.points.length >= MOST_POINTS;
  }

  /** The points that others have not seen yet, as an `ink` signal takes them; null if there are none. */
  unseen(): { start: number; points: number[] } | null {
    const from = this.sent;
    if (from >= this.points.length) return null;
    const next = this.points.slice(from, from + 200);
    this.sent = from + next.length;
    return { start: from * 3, points: next.flat() };
  }

  /** The stroke as the board keeps it: its points relative to its box. */
  stroke(): Stroke {
    return strokeOf(this.points, this.pen, this.colour, this.size);
  }
}

export function strokeOf(points: readonly Triple[], pen: Pen, colour: Colour, size: Size): Stroke {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const x = xs.reduce((a, b) => Math.min(a, b), Infinity);
  const y = ys.reduce((a, b) => Math.min(a, b), Infinity);
  const w = xs.reduce((a, b) => Math.max(a, b), 0) - x;
  const h = ys.reduce((a, b) => Math.max(a, b), 0) - y;
  const relative = points.flatMap(([px, py, pressure]) => [px - x, py - y, pressure]);
  return { kind: "stroke", pen, colour, size, x, y, w, h, pw: w, ph: h, points: relative };
}

const outlines = new WeakMap<Stroke, string>();

/** The outline of a stroke as a path; computed once for each stroke. */
export function outline(stroke: Stroke): string {
  const known = outlines.get(stroke);
  if (known !== undefined) return known;
  const path = outlineOf(pointsOf(stroke), stroke.pen, stroke.size);
  outlines.set(stroke, path);
  return path;
}

/** The outline of a line through [x, y, pressure], the pressure from 0 to 1. */
export function outlineOf(points: readonly (readonly [number, number, number])[], pen: Pen, size: Size): string {
  const marker = pen === "highlighter";
  const edge = getStroke(
    points.map((point) => [...point]),
    { size: marker ? MARKER_WIDTH[size] : LINE_WIDTH[size] * 1.6, thinning: marker ? 0 : 0.45, smoothing: 0.5, streamline: 0.35, simulatePressure: false, last: true },
  );
  return closed(edge);
}

function closed(edge: readonly (readonly number[])[]): string {
  const [first, ...rest] = edge;
  if (!first) return "";
  const at = (point: readonly number[]) => `${round(point[0])} ${round(point[1])}`;
  const middle = (a: readonly number[], b: readonly number[]) => `${round(((a[0] ?? 0) + (b[0] ?? 0)) / 2)} ${round(((a[1] ?? 0) + (b[1] ?? 0)) / 2)}`;
  const curves = rest.map((point, index) => `${at(point)} ${middle(point, rest[index + 1] ?? first)}`);
  return `M${at(first)} Q${curves.join(" ")}Z`;
}

function round(value: number | undefined): number {
  return Math.round((value ?? 0) * 10) / 10;
}
