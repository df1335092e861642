/** Freehand: the pen and the highlighter. */
import { mintId } from "../../ids";
import type { Stroke } from "../../wire";
import type { Desk } from "../desk";
import { put } from "../edits";
import { type Dot, StrokeInProgress } from "../inking";
import { type Gesture, Pace, type Sample, TELL_MS } from "./gesture";

/** Points nearer than this on the screen are one, in pixels. */
const NEAR = 0.75;

export class Drawing implements Gesture {
  readonly #desk: Desk;
  readonly #pen: Stroke["pen"];
  readonly #pace = new Pace(TELL_MS);
  #stroke: StrokeInProgress;

  constructor(desk: Desk, pen: Stroke["pen"], first: Sample) {
    this.#desk = desk;
    this.#pen = pen;
    this.#stroke = this.#begin(first);
    this.#show();
  }

  move(samples: readonly Sample[]): void {
    for (const sample of samples) {
      if (this.#stroke.isFull) this.#goOn();
      this.#stroke.add(sample);
    }
    this.#show();
    if (this.#pace.isDue()) this.#tell();
  }

  end(): void {
    put(this.#desk, this.#stroke.finished(), this.#stroke.id, this.#stroke.page);
    this.#desk.draft.value = null;
  }

  cancel(): void {
    this.#desk.draft.value = null;
    this.#desk.store.signal({ kind: "dropped", elements: [this.#stroke.id] });
  }

  /** A stroke that is full is put down, and the next one starts where it stops. */
  #goOn(): void {
    const { last } = this.#stroke;
    put(this.#desk, this.#stroke.finished(), this.#stroke.id, this.#stroke.page);
    if (last) this.#stroke = this.#begin(last);
  }

  #begin(first: Dot): StrokeInProgress {
    const { page, style, view } = this.#desk;
    const stroke = new StrokeInProgress(mintId(), page.peek(), this.#pen, style.peek(), NEAR / view.peek().scale);
    stroke.add(first);
    return stroke;
  }

  #show(): void {
    const { pen, style, points } = this.#stroke;
    this.#desk.draft.value = { is: "ink", pen, style, points: [...points] };
  }

  #tell(): void {
    for (const signal of this.#stroke.untold()) this.#desk.store.signal(signal);
  }
}
