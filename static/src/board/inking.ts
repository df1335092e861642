/** A stroke while it is being drawn: what to keep of it, and what to tell others meanwhile. */
import type { Id } from "../ids";
import type { Ink, Stroke } from "../wire";
import { onPage, type Point } from "./page";
import { POINTS_LIMIT, strokeThrough, type Style } from "./shapes";

/** The most numbers in one signal: 200 points. */
const CHUNK = 600;
/** Each signal repeats this many numbers of those before it, for a signal may be lost: 24 points. */
const REPEATED = 72;

/** A point of a stroke; the pressure is 0 to 100. */
export type Dot = Point & { readonly pressure: number };

export class StrokeInProgress {
  readonly id: Id;
  readonly page: Id;
  readonly pen: Stroke["pen"];
  readonly style: Style;
  /** Points nearer than this to the one before are left out, in board units. */
  readonly #least: number;
  #points: number[] = [];
  #told = 0;
  /** Where the pointer is, if it was too near to the last point to count. */
  #rest: Dot | null = null;

  constructor(id: Id, page: Id, pen: Stroke["pen"], style: Style, least: number) {
    this.id = id;
    this.page = page;
    this.pen = pen;
    this.style = style;
    this.#least = least;
  }

  /** All points so far: absolute x, y, pressure triples. */
  get points(): readonly number[] {
    return this.#points;
  }

  get isFull(): boolean {
    return this.#points.length >= POINTS_LIMIT * 3;
  }

  /** The last point, from which a full stroke goes on in the next one. */
  get last(): Dot | null {
    const [x, y, pressure] = this.#points.slice(-3);
    return x === undefined || y === undefined || pressure === undefined ? null : { x, y, pressure };
  }

  add(dot: Dot): void {
    if (this.isFull) return;
    const { x, y } = onPage(dot);
    const last = this.last;
    const isNear = last !== null && Math.hypot(x - last.x, y - last.y) < this.#least;
    this.#rest = isNear ? dot : null;
    if (!isNear) this.#points.push(x, y, Math.round(dot.pressure));
  }

  /** What others have not been told of yet, in signals, with the end of what they were told before. */
  untold(): readonly Ink[] {
    const signals: Ink[] = [];
    while (this.#told < this.#points.length) {
      const start = Math.max(0, this.#told - REPEATED);
      const points = this.#points.slice(start, start + CHUNK);
      signals.push({ kind: "ink", element: this.id, page: this.page, pen: this.pen, ...this.style, start, points });
      this.#told = start + points.length;
    }
    return signals;
  }

  /** The finished stroke, to where the pointer left the board. */
  finished(): Stroke {
    if (this.#rest && !this.isFull && this.#points.length > 3) {
      const { x, y } = onPage(this.#rest);
      this.#points.push(x, y, Math.round(this.#rest.pressure));
    }
    return strokeThrough(this.#points, this.pen, this.style);
  }
}
