/** The eraser: takes off whole elements that it is dragged across. */
import type { Id } from "../../ids";
import type { Desk } from "../desk";
import { remove } from "../edits";
import { alongTheWay } from "../hit";
import type { Point } from "../page";
import type { Gesture, Sample } from "./gesture";

/** How near the eraser has to come, in pixels. */
const REACH = 8;

export class Erasing implements Gesture {
  readonly #desk: Desk;
  readonly #touched = new Set<Id>();
  #at: Point;

  constructor(desk: Desk, first: Sample) {
    this.#desk = desk;
    this.#at = first;
    this.move([first]);
  }

  move(samples: readonly Sample[]): void {
    const reach = REACH / this.#desk.view.peek().scale;
    const before = this.#touched.size;
    for (const sample of samples) {
      const candidates = this.#desk.standing.peek().filter((each) => !this.#touched.has(each.id) && this.#desk.mayChange(each));
      for (const { id } of alongTheWay(candidates, this.#at, sample, reach)) this.#touched.add(id);
      this.#at = sample;
    }
    if (this.#touched.size > before) this.#desk.erasing.value = new Set(this.#touched);
  }

  end(): void {
    remove(
      this.#desk,
      this.#desk.standing.peek().filter(({ id }) => this.#touched.has(id)),
    );
    this.cancel();
  }

  cancel(): void {
    this.#desk.erasing.value = new Set();
  }
}
