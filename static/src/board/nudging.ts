/** Moving and resizing by keyboard: many presses, one change. */
import type { Desk } from "./desk";
import { settle } from "./edits";
import { tellMoves } from "./gestures/select";
import { type Boxes, moved, NO_BOXES, shifted, widened } from "./moving";
import type { Point } from "./page";

/** After this long without a press, the change is made, in milliseconds. */
const SETTLE_MS = 400;

export class Nudging {
  readonly #desk: Desk;
  readonly #settled: () => void;
  #boxes: Boxes = NO_BOXES;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `settled` is called after each change. */
  constructor(desk: Desk, settled: () => void) {
    this.#desk = desk;
    this.#settled = settled;
  }

  move(by: Point): boolean {
    return this.#press((elements) => shifted(elements, by));
  }

  resize(by: Point): boolean {
    return this.#press((elements) => widened(elements, by));
  }

  /** Makes the change now, if one is under way. */
  finish(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    settle(this.#desk, this.#boxes);
    this.#boxes = NO_BOXES;
    this.#settled();
  }

  #press(boxesFor: (elements: Parameters<typeof shifted>[0]) => Boxes): boolean {
    const ids = this.#desk.selection.peek();
    const selected = this.#desk.standing.peek().filter((each) => ids.has(each.id) && this.#desk.mayChange(each));
    if (selected.length === 0) return false;
    this.#boxes = boxesFor(selected.map((each) => moved(each, this.#boxes.get(each.id))));
    this.#desk.moving.value = this.#boxes;
    tellMoves(this.#desk, this.#boxes);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.finish(), SETTLE_MS);
    return true;
  }
}
