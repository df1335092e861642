/** Which part of the page is seen, and how large. */
import { clamp, HEIGHT, type Point, type Rect, WIDTH } from "./page";

/** The page's point at the top left of the area, and how many pixels a board unit takes. */
export type View = { readonly x: number; readonly y: number; readonly scale: number };

/** What the board has on the screen, in pixels. */
export type Area = { readonly width: number; readonly height: number };

/** At this scale the view counts as 100 %: a medium text has 22 pixels. */
const WHOLE = 0.13;
const LEAST = 0.02;
const MOST = 1.5;
const STEP = 1.25;
/** How much of the area stays free around a page that is fitted in, in pixels. */
const MARGIN = 12;

/** The whole page, as large as it goes, in the middle of the area. */
export function fitted({ width, height }: Area): View {
  const scale = clamp(Math.min((width - 2 * MARGIN) / WIDTH, (height - 2 * MARGIN) / HEIGHT), LEAST, MOST);
  return { x: WIDTH / 2 - width / scale / 2, y: HEIGHT / 2 - height / scale / 2, scale };
}

/** The point of the page under a point of the area. */
export function toPage({ x, y, scale }: View, at: Point): Point {
  return { x: x + at.x / scale, y: y + at.y / scale };
}

/** Where a point of the page is in the area. */
export function toArea({ x, y, scale }: View, at: Point): Point {
  return { x: (at.x - x) * scale, y: (at.y - y) * scale };
}

/** Larger or smaller by a factor, with the point of the area that stays where it is. */
export function zoomed(view: View, factor: number, still: Point, area: Area): View {
  const scale = clamp(view.scale * factor, LEAST, MOST);
  const { x, y } = toPage(view, still);
  return kept({ x: x - still.x / scale, y: y - still.y / scale, scale }, area);
}

/** One step larger or smaller, about the middle. */
export function stepped(view: View, direction: 1 | -1, area: Area): View {
  return zoomed(view, direction > 0 ? STEP : 1 / STEP, { x: area.width / 2, y: area.height / 2 }, area);
}

/** Shifted by so many pixels. */
export function panned(view: View, dx: number, dy: number, area: Area): View {
  return kept({ ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale }, area);
}

/** Some of the page is always in sight: its edge comes no further than the middle of the area. */
function kept({ x, y, scale }: View, { width, height }: Area): View {
  const [half, tall] = [width / scale / 2, height / scale / 2];
  return { x: clamp(x, -half, WIDTH - half), y: clamp(y, -tall, HEIGHT - tall), scale };
}

/** The part of the page that is seen. */
export function seen({ x, y, scale }: View, { width, height }: Area): Rect {
  return { x, y, w: width / scale, h: height / scale };
}

/** The view moved until a box is seen; its middle if it is larger than the area. The same view if it is seen already. */
export function revealing(view: View, box: Rect, area: Area): View {
  const window = seen(view, area);
  const margin = MARGIN / view.scale;
  const shift = (from: number, length: number, low: number, size: number) => {
    if (size + 2 * margin > length) return low + size / 2 - length / 2;
    return clamp(from, low + size + margin - length, low - margin);
  };
  const [x, y] = [shift(window.x, window.w, box.x, box.w), shift(window.y, window.h, box.y, box.h)];
  const isThere = Math.hypot(x - view.x, y - view.y) * view.scale < 1;
  return isThere ? view : { ...view, x, y };
}

/** "120%" */
export function percent({ scale }: View): string {
  return `${Math.round((scale / WHOLE) * 100)}%`;
}
