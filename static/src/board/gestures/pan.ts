/** Moving the page under the pointer, and pinching it. */
import type { Desk } from "../desk";
import type { Point } from "../page";
import { panned, type View, zoomed } from "../view";
import type { Gesture, Sample } from "./gesture";

export class Panning implements Gesture {
  readonly #desk: Desk;
  readonly #before: View;
  readonly #from: Point;

  constructor(desk: Desk, first: Sample) {
    this.#desk = desk;
    this.#before = desk.view.peek();
    this.#from = first.area;
  }

  move(samples: readonly Sample[]): void {
    const to = samples.at(-1)?.area;
    if (to) this.#desk.look(panned(this.#before, to.x - this.#from.x, to.y - this.#from.y, this.#desk.area.peek()));
  }

  end(): void {
    // The page stays where it is.
  }

  cancel(): void {
    this.end();
  }
}

/** Two fingers: the page goes and grows with them. Points are pixels of the area. */
export class Pinching {
  readonly #desk: Desk;
  readonly #before: View;
  readonly #from: readonly [Point, Point];

  constructor(desk: Desk, one: Point, other: Point) {
    this.#desk = desk;
    this.#before = desk.view.peek();
    this.#from = [one, other];
  }

  move(one: Point, other: Point): void {
    const area = this.#desk.area.peek();
    const [before, now] = [between(...this.#from), between(one, other)];
    const spread = Math.max(1, distance(...this.#from));
    const grown = zoomed(this.#before, Math.max(1, distance(one, other)) / spread, before, area);
    this.#desk.look(panned(grown, now.x - before.x, now.y - before.y, area));
  }
}

function between(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
