/** A room for one: a draft is tried with the server's own checker, and nothing is recorded. */
import { signal } from "@preact/signals";

import { wordsFor } from "../../api";
import { mintId, type Id } from "../../ids";
import type { Outcome, Pending, RoomStore, Wish } from "../../room/store";
import type { AnswerGive, HintTake, Problem, RoomState, Trial, Tried } from "../../wire";

type Act = AnswerGive | HintTake;
export type Try = (trial: Trial) => Promise<Tried>;

const REFUSED = (message: string): Outcome => ({
  refusal: { code: "unavailable", message, at: null, retry_after_ms: null },
});

/** A store over everything that was tried so far; the server plays it again each time. */
export class TrialStore implements RoomStore {
  readonly room;
  readonly you = { person: "student", role: "student" } as const;
  readonly state;
  readonly presence = signal([]);
  readonly connection = signal("live" as const);
  readonly pending = signal<readonly Pending[]>([]);
  readonly gone = signal(null);
  readonly ownHeld = signal(new Map());
  readonly hasOlderChat = signal(false);
  readonly #acts: Act[] = [];
  #queue: Promise<unknown> = Promise.resolve();

  constructor(
    readonly problem: Problem,
    readonly seed: number,
    state: RoomState,
    readonly send: Try,
  ) {
    // Of its own, so that what was typed in one trial is not there in the next.
    this.room = { id: `trial-${mintId()}`, name: "Trial", problems: [] };
    this.state = signal(state);
  }

  do(wish: Wish): Promise<Outcome> {
    const command = { ...wish, id: wish.id ?? mintId() };
    if (command.kind !== "answer.give" && command.kind !== "hint.take")
      return Promise.resolve(REFUSED("This is not there while you try a problem."));
    const act: Act = command;
    this.pending.value = [...this.pending.peek(), { command: act, at: Date.now() }];
    const outcome = this.#queue.then(() => this.#done(act));
    this.#queue = outcome;
    return outcome;
  }

  dismiss(id: Id): void {
    this.pending.value = this.pending.peek().filter((each) => each.command.id !== id);
  }

  signal(): void {
    // Nobody else is here.
  }

  onSignal(): () => void {
    return () => undefined;
  }

  olderChat(): Promise<void> {
    return Promise.resolve();
  }

  close(): void {
    // Nothing is open.
  }

  async #done(act: Act): Promise<Outcome> {
    const outcome = await this.#sent(act);
    this.pending.value = this.pending.peek().flatMap((each) => {
      if (each.command.id !== act.id) return [each];
      return "refusal" in outcome ? [{ ...each, refusal: outcome.refusal }] : [];
    });
    return outcome;
  }

  async #sent(act: Act): Promise<Outcome> {
    try {
      const body = this.problem as unknown as Trial["problem"];
      const tried = await this.send({ problem: body, seed: this.seed, acts: [...this.#acts, act] });
      if (tried.refusal) return { refusal: tried.refusal };
      if (tried.state === null) return REFUSED(tried.faults[0]?.message ?? "This cannot be tried.");
      this.#acts.push(act);
      this.state.value = tried.state;
      return { seq: tried.state.seq };
    } catch (error) {
      return REFUSED(wordsFor(error));
    }
  }
}
