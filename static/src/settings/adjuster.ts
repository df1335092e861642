/** What is adjusted for one person, as it is shown here at once and kept by the server. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";

import { ApiError, wordsFor } from "../api";
import type { Accommodations, AccommodationsFrame } from "../wire";

export const STANDARD: Accommodations = {
  pace: 1,
  one_step: false,
  fewer_choices: false,
  read_aloud: false,
  plain_words: false,
  calm: false,
  schedule: false,
  text_size: "normal",
  spacing: "normal",
  font: "atkinson",
  theme: "auto",
};

/** Where they are read from and kept. */
export type Keeping = {
  readonly read: () => Promise<AccommodationsFrame>;
  readonly save: (wanted: AccommodationsFrame) => Promise<AccommodationsFrame>;
};

/** How far what was changed has come: `waits` for the network, `failed` for good. */
export type Standing = { readonly is: "kept" | "saving" | "waits" } | { readonly is: "failed"; readonly words: string };

/** How long until what could not be saved is sent again, in milliseconds. */
const AGAIN_MS = 3_000;

/**
 * Shows every change at once, and sends what was changed, one save at a time.
 *
 * Where somebody else changed it meanwhile, only what was changed here is changed over theirs.
 */
export class Adjuster {
  readonly known;
  readonly shown: ReadonlySignal<Accommodations>;
  readonly standing = signal<Standing>({ is: "kept" });
  readonly #changes = signal<Partial<Accommodations>>({});
  readonly #keeping: Keeping;
  #saving = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(keeping: Keeping, known: AccommodationsFrame = { version: 0, accommodations: STANDARD }) {
    this.#keeping = keeping;
    /** What the server last said. */
    this.known = signal(known);
    this.shown = computed(() => ({ ...this.known.value.accommodations, ...this.#changes.value }));
  }

  /** Whether anything was ever chosen: else everything is as it is by default. */
  get isChosen(): boolean {
    return this.known.value.version > 0 || Object.keys(this.#changes.value).length > 0;
  }

  /** Reads what is so now; rejects with an `ApiError`. */
  async read(): Promise<void> {
    this.heard(await this.#keeping.read());
  }

  /** The server says what is so; what is older than what is known is passed over. */
  heard(frame: AccommodationsFrame): void {
    if (frame.version > this.known.peek().version) this.known.value = frame;
  }

  change(changes: Partial<Accommodations>): void {
    this.#changes.value = { ...this.#changes.peek(), ...changes };
    void this.#save();
  }

  /** Sends nothing any more. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #save(): Promise<void> {
    if (this.#saving) return;
    this.#saving = true;
    clearTimeout(this.#timer);
    this.standing.value = { is: "saving" };
    while (!this.#closed && Object.keys(this.#changes.peek()).length > 0) {
      if (!(await this.#saved(this.#changes.peek()))) break;
    }
    this.#saving = false;
    if (this.standing.peek().is === "saving") this.standing.value = { is: "kept" };
  }

  /** Whether there is a point in going on at once. */
  async #saved(changes: Partial<Accommodations>): Promise<boolean> {
    const { version, accommodations } = this.known.peek();
    try {
      this.heard(await this.#keeping.save({ version, accommodations: { ...accommodations, ...changes } }));
      this.#done(changes);
      return true;
    } catch (error) {
      return this.#failed(error, changes);
    }
  }

  async #failed(error: unknown, changes: Partial<Accommodations>): Promise<boolean> {
    if (error instanceof ApiError && error.code === "out_of_date") {
      try {
        await this.read();
        return true;
      } catch (again) {
        return this.#failed(again, changes);
      }
    }
    if (error instanceof ApiError && error.mayPass) {
      this.standing.value = { is: "waits" };
      if (!this.#closed) this.#timer = setTimeout(() => void this.#save(), AGAIN_MS);
      return false;
    }
    this.#done(changes);
    this.standing.value = { is: "failed", words: wordsFor(error) };
    return false;
  }

  /** What was sent waits no more, unless it was changed again meanwhile. */
  #done(sent: Partial<Accommodations>): void {
    const left = Object.entries(this.#changes.peek()).filter(([name, value]) => sent[name as keyof Accommodations] !== value);
    this.#changes.value = Object.fromEntries(left);
  }
}
