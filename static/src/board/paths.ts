/** Shapes as paths of SVG, relative to their own corner, so that moving one costs nothing. */
import { getStroke } from "perfect-freehand";

import type { Line, Size, Stroke } from "../wire";
import { lineWidth, strokeWidth } from "./looks";
import { scaleOf } from "./shapes";

/** The pressure of a pointer that does not measure any. */
export const EVEN_PRESSURE = 50;

type Kept = { readonly key: string; readonly path: string };

// A stroke's points are the same array for as long as it lives, however it is moved or coloured.
const kept = new WeakMap<readonly number[], Kept>();

/** The transform that belongs to the outline of a freehand line: it is written in tenths. */
export const OUTLINE_SCALE = "scale(0.1)";

/** The outline of a freehand line, from its box's corner; see `OUTLINE_SCALE`. */
export function strokePath(stroke: Stroke): string {
  const { points, pen, size } = stroke;
  const [sx, sy] = scaleOf(stroke);
  const key = `${pen} ${size} ${sx} ${sy}`;
  const found = kept.get(points);
  if (found?.key === key) return found.path;
  const path = freehandPath(points, pen, size, sx, sy);
  kept.set(points, { key, path });
  return path;
}

/** The outline of a line through x, y, pressure triples; see `OUTLINE_SCALE`. */
export function freehandPath(points: readonly number[], pen: Stroke["pen"], size: Size, sx = 1, sy = 1): string {
  const triples: [number, number, number][] = [];
  let isEven = true;
  for (let at = 0; at + 2 < points.length; at += 3) {
    const pressure = points[at + 2] ?? EVEN_PRESSURE;
    isEven &&= pressure === EVEN_PRESSURE;
    triples.push([(points[at] ?? 0) * sx, (points[at + 1] ?? 0) * sy, pressure / 100]);
  }
  const isPen = pen === "pen";
  const outline = getStroke(triples, {
    size: strokeWidth(pen, size),
    thinning: isPen ? 0.5 : 0,
    smoothing: 0.5,
    streamline: 0.35,
    // A mouse has no pressure; its speed stands in for it.
    simulatePressure: isPen && isEven,
    last: true,
  });
  return closedPath(outline);
}

/**
 * A smooth closed path through points: each is the control of a curve between the midpoints.
 *
 * In tenths of a unit, and so in whole numbers: they are written many times faster than fractions,
 * and a full board has a million of them. `OUTLINE_SCALE` brings it back to size.
 */
function closedPath(outline: readonly (readonly number[])[]): string {
  const last = outline.length - 1;
  if (last < 0) return "";
  let path = "";
  let [x, y] = inTenths(outline[last]);
  for (let index = 0; index <= last; index += 1) {
    const [nextX, nextY] = inTenths(outline[index]);
    const middle = `${(x + nextX) >> 1} ${(y + nextY) >> 1}`;
    path += index === 0 ? `M${middle}` : `Q${x} ${y} ${middle}`;
    x = nextX;
    y = nextY;
  }
  return `${path}Z`;
}

function inTenths(point: readonly number[] | undefined): [number, number] {
  return [Math.round((point?.[0] ?? 0) * 10), Math.round((point?.[1] ?? 0) * 10)];
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A straight line, with the head of an arrow if it is one, from its box's corner. */
export function linePath(line: Line): string {
  const [sx, sy] = scaleOf(line);
  const [fromX = 0, fromY = 0, toX = 0, toY = 0] = line.points.map((value, index) => value * (index % 2 ? sy : sx));
  const shaft = `M${tenth(fromX)} ${tenth(fromY)}L${tenth(toX)} ${tenth(toY)}`;
  if (line.kind === "line") return shaft;
  const length = Math.hypot(toX - fromX, toY - fromY);
  const reach = Math.min(length * 0.6, lineWidth(line.size) * 3 + 60);
  const angle = Math.atan2(toY - fromY, toX - fromX);
  const barb = (turn: number) => `${tenth(toX - reach * Math.cos(angle + turn))} ${tenth(toY - reach * Math.sin(angle + turn))}`;
  return `${shaft}M${barb(0.5)}L${tenth(toX)} ${tenth(toY)}L${barb(-0.5)}`;
}
