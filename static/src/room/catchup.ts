/** Keeping the state of a room in step with the server's log. */
import { type ReadonlySignal, signal } from "@preact/signals";

import { advance } from "../state/evolve";
import type { FactsFrame, Recorded, ResumeAnswer, RoomState, Snapshot } from "../wire";

/** How often a resume may bring nothing new before the whole room is fetched again. */
const FRUITLESS = 2;

/** The most frames that are kept while something before them is missing. */
const KEPT_FRAMES = 500;

export type Sources = {
  /** Asks for the facts behind a seq; rejects when the connection is lost before. */
  readonly resume: (after: number) => Promise<ResumeAnswer>;
  /** Fetches the room whole; resolves with null when it is no use to try on. */
  readonly reload: () => Promise<Snapshot | null>;
};

export type Heard = {
  /** The state went on by these facts. */
  readonly onFacts: (facts: readonly Recorded[], state: RoomState) => void;
  /** The state was replaced by a fresh one. */
  readonly onSnapshot: (snapshot: Snapshot) => void;
};

/**
 * The confirmed state.
 *
 * A frame is applied if it starts where the state stands. If something is missing before it, the
 * frames are kept, the missing ones asked for, and then all are applied in order.
 */
export class Catchup {
  readonly state: ReadonlySignal<RoomState>;
  readonly #state;
  readonly #sources: Sources;
  readonly #heard: Heard;
  #kept: FactsFrame[] = [];
  #asking = false;
  #fruitless = 0;

  constructor(state: RoomState, sources: Sources, heard: Heard) {
    this.#state = signal(state);
    this.state = this.#state;
    this.#sources = sources;
    this.#heard = heard;
  }

  /** Takes a frame from the connection. */
  take(frame: FactsFrame): void {
    if (this.#asking) this.#keepBack(frame);
    else if (!this.#apply(frame)) {
      this.#keepBack(frame);
      void this.#ask();
    }
  }

  /** The connection was lost: the next one brings everything behind the state. */
  lost(): void {
    this.#kept = [];
  }

  /** Changes the state by what is no fact: older messages that were fetched. */
  amend(change: (state: RoomState) => RoomState): void {
    this.#state.value = change(this.#state.value);
  }

  #apply(frame: FactsFrame): boolean {
    const before = this.#state.value;
    const after = advance(before, frame);
    if (!after) return false;
    if (after === before) return true;
    this.#fruitless = 0;
    this.#state.value = after;
    this.#heard.onFacts(
      frame.facts.filter((recorded) => recorded.seq > before.seq),
      after,
    );
    return true;
  }

  #keepBack(frame: FactsFrame): void {
    // With so many missing, fetching the room again is quicker; that happens when these run out.
    if (this.#kept.length < KEPT_FRAMES) this.#kept.push(frame);
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    const answered = await this.#fill();
    this.#asking = false;
    if (answered) this.#applyKept();
  }

  /** Fetches what is missing; false when the connection was lost meanwhile. */
  async #fill(): Promise<boolean> {
    if (this.#fruitless >= FRUITLESS) return this.#reload();
    this.#fruitless += 1;
    let answer: ResumeAnswer;
    try {
      answer = await this.#sources.resume(this.#state.value.seq);
    } catch {
      return false;
    }
    if ("reload" in answer) return this.#reload();
    return this.#apply(answer) || this.#reload();
  }

  async #reload(): Promise<boolean> {
    const snapshot = await this.#sources.reload();
    if (!snapshot) return false;
    this.#fruitless = 0;
    // A process that lags may answer with less than is known here.
    if (snapshot.seq < this.#state.value.seq) return true;
    this.#state.value = { ...snapshot.state, seq: snapshot.seq };
    this.#heard.onSnapshot(snapshot);
    return true;
  }

  #applyKept(): void {
    const frames = this.#kept;
    this.#kept = [];
    const missing = frames.findIndex((frame) => !this.#apply(frame));
    if (missing < 0) return;
    this.#kept = frames.slice(missing);
    void this.#ask();
  }
}
