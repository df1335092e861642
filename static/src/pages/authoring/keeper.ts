/** A draft in this browser: every change is kept here at once, and saved as soon as that can be. */
import { type ReadonlySignal, signal } from "@preact/signals";

import { ApiError } from "../../api";
import type { DraftSaved, DraftWhole, Problem } from "../../wire";
import { wholeOf } from "./problem";

/** How long nothing has to change before it is saved, in milliseconds. */
export const PAUSE_MS = 800;
/** How long to wait after a save that came to nothing, in milliseconds. */
export const AGAIN_MS = 4_000;

export type Standing =
  | { readonly is: "saved"; readonly at: number }
  /** Changed here; the save follows. */
  | { readonly is: "changed" }
  /** Kept on this device, for the server cannot be reached. */
  | { readonly is: "kept" }
  /** Somebody saved it from another window: the author has to say which one it is to be. */
  | { readonly is: "conflict" }
  | { readonly is: "refused"; readonly message: string };

export type Saving = {
  readonly save: (revision: number, body: Problem) => Promise<DraftSaved>;
  readonly read: () => Promise<DraftWhole>;
  readonly storage: Storage;
  readonly key: string;
};

type Kept = { readonly revision: number; readonly body: Problem };

export class DraftKeeper {
  readonly problem: ReadonlySignal<Problem>;
  readonly standing: ReadonlySignal<Standing>;
  readonly #problem;
  readonly #standing;
  readonly #saving: Saving;
  #revision: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #under: Promise<void> | null = null;
  #closed = false;

  constructor(draft: DraftWhole, saving: Saving) {
    this.#saving = saving;
    this.#revision = draft.revision;
    this.#standing = signal<Standing>({ is: "saved", at: draft.saved_at });
    const kept = this.#kept();
    const here = kept && !same(kept.body, wholeOf(draft.body)) ? kept : null;
    this.#problem = signal(here ? here.body : wholeOf(draft.body));
    this.problem = this.#problem;
    this.standing = this.#standing;
    addEventListener("online", this.#now);
    if (here === null) this.#forget();
    else if (here.revision === draft.revision) this.#changedHere();
    else this.#standing.value = { is: "conflict" };
  }

  /** The revision that the server has, as far as is known here. */
  get revision(): number {
    return this.#revision;
  }

  edit(problem: Problem): void {
    this.#problem.value = problem;
    this.#keep();
    if (this.#standing.peek().is !== "conflict") this.#changedHere();
  }

  /** Saves what there is, now. Resolves with whether everything is saved. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    // What was changed while a save was under way needs one more.
    while (this.#under !== null) await this.#under;
    const standing = this.#standing.peek().is;
    if (standing !== "saved" && standing !== "conflict") await this.#save();
    return this.#standing.peek().is === "saved";
  }

  /** After a conflict: what is written here goes over what was saved elsewhere. */
  async takeMine(): Promise<void> {
    this.#revision = (await this.#saving.read()).revision;
    this.#changedHere();
    await this.flush();
  }

  /** After a conflict: what was saved elsewhere, instead of what is written here. */
  async takeTheirs(): Promise<void> {
    const draft = await this.#saving.read();
    this.#revision = draft.revision;
    this.#problem.value = wholeOf(draft.body);
    this.#forget();
    this.#standing.value = { is: "saved", at: draft.saved_at };
  }

  /** Stops saving. `forget` when there is nothing left to keep: it is published or thrown away. */
  close(options: { readonly forget?: boolean } = {}): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    removeEventListener("online", this.#now);
    if (options.forget) this.#forget();
  }

  readonly #now = () => void this.flush();

  #changedHere(): void {
    this.#standing.value = { is: "changed" };
    this.#after(PAUSE_MS);
  }

  #after(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(this.#now, ms);
  }

  #save(): Promise<void> {
    this.#under ??= this.#saveOnce().finally(() => (this.#under = null));
    return this.#under;
  }

  async #saveOnce(): Promise<void> {
    const body = this.#problem.peek();
    try {
      const { revision, saved_at } = await this.#saving.save(this.#revision, body);
      this.#revision = revision;
      if (body !== this.#problem.peek()) {
        this.#keep();
        this.#changedHere();
        return;
      }
      this.#forget();
      this.#standing.value = { is: "saved", at: saved_at };
    } catch (error) {
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === "draft_changed") this.#standing.value = { is: "conflict" };
    else if (error.mayPass) {
      this.#standing.value = { is: "kept" };
      this.#after(AGAIN_MS);
    } else this.#standing.value = { is: "refused", message: error.message };
  }

  #keep(): void {
    const kept: Kept = { revision: this.#revision, body: this.#problem.peek() };
    try {
      this.#saving.storage.setItem(this.#saving.key, JSON.stringify(kept));
    } catch {
      // Storage is full or off: the draft is kept by the server alone.
    }
  }

  #kept(): Kept | null {
    try {
      const text = this.#saving.storage.getItem(this.#saving.key);
      return text === null ? null : (JSON.parse(text) as Kept);
    } catch {
      return null;
    }
  }

  #forget(): void {
    try {
      this.#saving.storage.removeItem(this.#saving.key);
    } catch {
      // Nothing was kept.
    }
  }
}

/** What is written, whatever the order of its names. */
function same(one: Problem, other: Problem): boolean {
  return sorted(one) === sorted(other);
}

function sorted(part: unknown): string {
  return JSON.stringify(part, (_, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
