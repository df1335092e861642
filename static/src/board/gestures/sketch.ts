/** Lines, arrows, rectangles and ellipses, from one end or corner to the other. */
import { type Id, mintId } from "../../ids";
import type { Figure, Line } from "../../wire";
import type { Desk } from "../desk";
import { put } from "../edits";
import type { Point } from "../page";
import { figureBetween, inDirection, lineBetween, type Shape, squared } from "../shapes";
import { type Gesture, Pace, type Sample, TELL_MS } from "./gesture";

/** A pointer that went no further than this on the screen did not mean a figure, in pixels. */
const SLIP = 4;

export type SketchKind = Line["kind"] | Figure["kind"];

export class Sketching implements Gesture {
  readonly #desk: Desk;
  readonly #kind: SketchKind;
  readonly #id = mintId();
  readonly #from: Point;
  readonly #page: Id;
  readonly #pace = new Pace(TELL_MS);
  #shape: Shape | null = null;

  constructor(desk: Desk, kind: SketchKind, first: Sample) {
    this.#desk = desk;
    this.#kind = kind;
    this.#from = first;
    this.#page = desk.page.peek();
  }

  move(samples: readonly Sample[]): void {
    const to = samples.at(-1);
    if (!to) return;
    const { scale } = this.#desk.view.peek();
    const isSlip = Math.hypot(to.x - this.#from.x, to.y - this.#from.y) * scale < SLIP;
    if (isSlip && this.#shape === null) return;
    this.#shape = this.#shapeTo(to);
    this.#desk.draft.value = { is: "shape", shape: this.#shape };
    if (this.#pace.isDue()) {
      this.#desk.store.signal({ kind: "sketch", element: { id: this.#id, page: this.#page, shape: this.#shape } });
    }
  }

  end(): void {
    if (this.#shape) put(this.#desk, this.#shape, this.#id, this.#page);
    this.#desk.draft.value = null;
  }

  cancel(): void {
    this.#desk.draft.value = null;
    if (this.#shape) this.#desk.store.signal({ kind: "dropped", elements: [this.#id] });
  }

  #shapeTo(to: Sample): Shape {
    const style = this.#desk.style.peek();
    if (this.#kind === "line" || this.#kind === "arrow") {
      return lineBetween(this.#kind, this.#from, to.shift ? inDirection(this.#from, to) : to, style);
    }
    const corner = to.shift ? squared(this.#from, to) : to;
    return figureBetween(this.#kind, this.#from, corner, { ...style, filled: this.#desk.filled.peek() });
  }
}
