/** Texts, notes, maths and stamps: where the pointer lifts. */
import { stampAt, writeAt } from "../beginnings";
import type { Desk } from "../desk";
import { editWords } from "../edits";
import type { Writing } from "../../wire";
import type { Gesture, Sample } from "./gesture";
import { elementAt } from "./select";

export class Placing implements Gesture {
  readonly #desk: Desk;
  readonly #what: Writing["kind"] | "stamp";
  #at: Sample;

  constructor(desk: Desk, what: Writing["kind"] | "stamp", first: Sample) {
    this.#desk = desk;
    this.#what = what;
    this.#at = first;
  }

  move(samples: readonly Sample[]): void {
    this.#at = samples.at(-1) ?? this.#at;
  }

  end(): void {
    if (this.#what === "stamp") {
      stampAt(this.#desk, this.#at);
      return;
    }
    const under = elementAt(this.#desk, this.#at);
    if (under?.shape.kind === this.#what && editWords(this.#desk, under)) return;
    writeAt(this.#desk, this.#what, this.#at);
  }

  cancel(): void {
    // Nothing has happened yet.
  }
}
