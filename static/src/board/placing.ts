/** Where to put something that no pointer placed. */
import type { Element } from "../wire";
import { centre, overlaps, type Rect, rectOnPage } from "./page";

/** How far apart the places are that are tried, in board units. */
const STEP = 200;
const RINGS = 12;

/** A free box of this size, as near to the middle of what is seen as there is one. */
export function freePlace(elements: readonly Element[], seen: Rect, size: { readonly w: number; readonly h: number }): Rect {
  const middle = centre(seen);
  const about = (dx: number, dy: number) => rectOnPage({ x: middle.x - size.w / 2 + dx, y: middle.y - size.h / 2 + dy, ...size });
  for (let ring = 0; ring <= RINGS; ring += 1) {
    for (const [dx, dy] of steps(ring)) {
      const place = about(dx * STEP, dy * STEP);
      if (!elements.some(({ shape }) => overlaps(shape, place))) return place;
    }
  }
  return about(0, 0);
}

/** The steps at a distance from the middle: right and below first, as one reads. */
function steps(ring: number): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let down = -ring; down <= ring; down += 1) {
    for (let across = -ring; across <= ring; across += 1) {
      if (Math.max(Math.abs(across), Math.abs(down)) === ring) found.push([across, down]);
    }
  }
  const wayBack = ([across, down]: readonly [number, number]) => Math.hypot(across, down) - (across + down * 0.9) * 0.01;
  return found.sort((one, other) => wayBack(one) - wayBack(other));
}
