import type { Point } from "../page";

/** One place on a pointer's way. */
export type Sample = Point & {
  /** 0 to 100; even for pointers that do not measure it. */
  readonly pressure: number;
  readonly shift: boolean;
  /** The same place in the area, in pixels. */
  readonly area: Point;
};

/** What a pointer does from when it goes down until it lifts. */
export interface Gesture {
  move(samples: readonly Sample[]): void;
  end(): void;
  /** It ends, and nothing came of it. */
  cancel(): void;
}

/** How often others are told of a stroke, a figure or a drag, in milliseconds. */
export const TELL_MS = 40;

/** Keeps something to a rate. */
export class Pace {
  readonly #every: number;
  readonly #now: () => number;
  #last = -Infinity;

  constructor(every: number, now: () => number = () => performance.now()) {
    this.#every = every;
    this.#now = now;
  }

  /** Whether it is time; if so, the next time is counted from now. */
  isDue(): boolean {
    const now = this.#now();
    if (now - this.#last < this.#every) return false;
    this.#last = now;
    return true;
  }
}
