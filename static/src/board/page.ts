/** The page of a board: its measure, and the points and boxes on it. */

/** A page is this many board units wide and high; its origin is the top left. */
export const WIDTH = 4_800;
export const HEIGHT = 3_600;

export type Point = { readonly x: number; readonly y: number };

export type Rect = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

/** The nearest point on the page, in whole units. */
export function onPage({ x, y }: Point): Point {
  return { x: clamp(Math.round(x), 0, WIDTH), y: clamp(Math.round(y), 0, HEIGHT) };
}

/** The number, or the nearer of the two bounds. */
export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

/** The box moved as little as possible to stand on the page, in whole units; cut where it is larger. */
export function rectOnPage({ x, y, w, h }: Rect): Rect {
  const width = clamp(Math.round(w), 0, WIDTH);
  const height = clamp(Math.round(h), 0, HEIGHT);
  return { x: clamp(Math.round(x), 0, WIDTH - width), y: clamp(Math.round(y), 0, HEIGHT - height), w: width, h: height };
}

/** The box between two corners, whichever they are. */
export function rectBetween(one: Point, other: Point): Rect {
  return { x: Math.min(one.x, other.x), y: Math.min(one.y, other.y), w: Math.abs(one.x - other.x), h: Math.abs(one.y - other.y) };
}

/** The smallest box around all; null around nothing. */
export function around(rects: readonly Rect[]): Rect | null {
  if (rects.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, w, h } of rects) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + w);
    bottom = Math.max(bottom, y + h);
  }
  return { x: left, y: top, w: right - left, h: bottom - top };
}

/** The box with a margin on every side. */
export function grown({ x, y, w, h }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by };
}

export function contains({ x, y, w, h }: Rect, point: Point): boolean {
  return point.x >= x && point.x <= x + w && point.y >= y && point.y <= y + h;
}

export function encloses(outer: Rect, inner: Rect): boolean {
  return contains(outer, inner) && contains(outer, { x: inner.x + inner.w, y: inner.y + inner.h });
}

export function overlaps(one: Rect, other: Rect): boolean {
  return one.x <= other.x + other.w && other.x <= one.x + one.w && one.y <= other.y + other.h && other.y <= one.y + one.h;
}

export function centre({ x, y, w, h }: Rect): Point {
  return { x: x + w / 2, y: y + h / 2 };
}

/** How far a point is from the straight line between two others. */
export function distanceToSegment(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : clamp(((point.x - from.x) * dx + (point.y - from.y) * dy) / length, 0, 1);
  return Math.hypot(point.x - (from.x + along * dx), point.y - (from.y + along * dy));
}
