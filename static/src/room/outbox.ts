/** Commands on their way: sent in order, again after every loss, until they are answered. */
import { type ReadonlySignal, signal } from "@preact/signals";

import type { Id } from "../ids";
import type { ClientCommand, DoAnswer, Recorded, Refusal } from "../wire";
import type { Keep } from "./keep";
import type { Outcome, Pending } from "./store";

/** The most commands that wait for their answers at a time. */
const WINDOW = 16;

/** How long to wait before sending again when the server does not say, in milliseconds. */
const RETRY_MS = 1_000;
const RETRY_MAX_MS = 8_000;

export type Send = (command: ClientCommand) => Promise<DoAnswer>;

type Entry = {
  readonly command: ClientCommand;
  readonly at: number;
  progress: Progress;
  readonly settled: ((outcome: Outcome) => void)[];
};

type Progress =
  | { readonly is: "waiting" }
  | { readonly is: "sent" }
  /** Committed at a seq that the state here has yet to reach. */
  | { readonly is: "done"; readonly seq: number }
  | { readonly is: "refused"; readonly refusal: Refusal };

const WAITING: Progress = { is: "waiting" };
const SENT: Progress = { is: "sent" };

/**
 * One person's commands to one room.
 *
 * The server does a command once however often it comes, for it knows its id. So whenever nobody
 * can tell whether a command arrived, it is sent again; and what may fail only for now
 * (`slow_down`, `unavailable`) is tried again on its own.
 */
export class Outbox {
  readonly pending: ReadonlySignal<readonly Pending[]>;
  readonly #pending = signal<readonly Pending[]>([]);
  readonly #keep: Keep;
  readonly #now: () => number;
  #entries: Entry[];
  #send: Send | null = null;
  #reached = 0;
  #lastAt = 0;
  #pause: ReturnType<typeof setTimeout> | null = null;
  #retries = 0;

  constructor(keep: Keep, now: () => number) {
    this.pending = this.#pending;
    this.#keep = keep;
    this.#now = now;
    const kept = keep.load();
    this.#lastAt = kept.at(-1)?.at ?? 0;
    this.#entries = kept.map(({ command, at, refusal }) => ({
      command,
      at,
      progress: refusal ? { is: "refused", refusal } : WAITING,
      settled: [],
    }));
    this.#show();
  }

  /** Takes a command on; resolves when it is refused, or done and part of the state. */
  add(command: ClientCommand): Promise<Outcome> {
    const entry: Entry = { command, at: this.#tick(), progress: WAITING, settled: [] };
    const outcome = new Promise<Outcome>((resolve) => entry.settled.push(resolve));
    this.#entries.push(entry);
    this.#keep.save(shown(entry));
    this.#show();
    this.#pump();
    return outcome;
  }

  /** The command with this id, while it is on its way. */
  find(id: Id): ClientCommand | undefined {
    return this.#entries.find(({ command }) => command.id === id)?.command;
  }

  /** Forgets a refused command. */
  dismiss(id: Id): void {
    this.#drop((entry) => entry.command.id === id && entry.progress.is === "refused");
  }

  /** There is a connection: everything that is not answered goes out, in order. */
  connected(send: Send): void {
    this.#send = send;
    this.#pump();
  }

  /** The connection is lost: nobody knows what became of what was sent. */
  disconnected(): void {
    this.#send = null;
    this.#unpause();
    for (const entry of this.#entries) if (entry.progress.is === "sent") entry.progress = WAITING;
  }

  /** The state here stands at `seq`, by facts that `person`'s commands may have led to. */
  reached(seq: number, facts: readonly Recorded[], person: Id): void {
    this.#reached = Math.max(this.#reached, seq);
    for (const recorded of facts) {
      // A fact says as much as an acknowledgement: all facts of a command are committed at once.
      if (recorded.by === person) this.#done(recorded.cmd, recorded.seq);
    }
    this.#settle();
  }

  /** Stops sending; what is not answered stays kept. */
  close(): void {
    this.disconnected();
  }

  #pump(): void {
    const send = this.#send;
    if (!send || this.#pause !== null) return;
    let underWay = this.#entries.filter(({ progress }) => progress.is === "sent").length;
    for (const entry of this.#entries) {
      if (entry.progress.is !== "waiting") continue;
      if (underWay >= WINDOW) return;
      underWay += 1;
      entry.progress = SENT;
      void this.#ask(entry, send);
    }
  }

  async #ask(entry: Entry, send: Send): Promise<void> {
    let answer: DoAnswer;
    try {
      answer = await send(entry.command);
    } catch {
      // Lost on the way: `disconnected` has it wait, and `connected` sends it again.
      return;
    }
    if ("seq" in answer) this.#done(entry.command.id, answer.seq);
    else this.#refused(entry, answer.refusal);
    this.#settle();
    this.#pump();
  }

  #done(id: Id, seq: number): void {
    const entry = this.#entries.find(({ command }) => command.id === id);
    if (!entry || entry.progress.is === "done") return;
    entry.progress = { is: "done", seq };
    this.#retries = 0;
    this.#keep.remove(id);
  }

  #refused(entry: Entry, refusal: Refusal): void {
    if (entry.progress.is !== "sent") return;
    if (isForNow(refusal)) {
      entry.progress = WAITING;
      this.#pauseFor(refusal.retry_after_ms);
      return;
    }
    if (this.#isBehindOneThatWaits(entry)) {
      // It may rest on the one before it, which is yet to be done: ask again in order.
      entry.progress = WAITING;
      return;
    }
    entry.progress = { is: "refused", refusal };
    this.#keep.save(shown(entry));
    this.#show();
    resolve(entry, { refusal });
  }

  #isBehindOneThatWaits(entry: Entry): boolean {
    const before = this.#entries.slice(0, this.#entries.indexOf(entry));
    return before.some(({ progress }) => progress.is === "waiting");
  }

  #pauseFor(asked: number | null): void {
    const backoff = Math.min(RETRY_MAX_MS, RETRY_MS * 2 ** this.#retries);
    this.#retries += 1;
    this.#pause ??= setTimeout(() => {
      this.#pause = null;
      this.#pump();
    }, asked ?? backoff);
  }

  #unpause(): void {
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.#pause = null;
  }

  /** Lets go of what is done, once the state holds what it led to. */
  #settle(): void {
    this.#drop((entry) => {
      if (entry.progress.is !== "done" || entry.progress.seq > this.#reached) return false;
      resolve(entry, { seq: entry.progress.seq });
      return true;
    });
  }

  #drop(which: (entry: Entry) => boolean): void {
    const kept = this.#entries.filter((entry) => {
      const goes = which(entry);
      if (goes) this.#keep.remove(entry.command.id);
      return !goes;
    });
    if (kept.length === this.#entries.length) return;
    this.#entries = kept;
    this.#show();
  }

  #show(): void {
    this.#pending.value = this.#entries.map(shown);
  }

  /** The time, never the same twice: it orders the commands. */
  #tick(): number {
    this.#lastAt = Math.max(this.#now(), this.#lastAt + 1);
    return this.#lastAt;
  }
}

function isForNow(refusal: Refusal): boolean {
  return refusal.code === "slow_down" || refusal.code === "unavailable";
}

function shown({ command, at, progress }: Entry): Pending {
  return progress.is === "refused" ? { command, at, refusal: progress.refusal } : { command, at };
}

function resolve(entry: Entry, outcome: Outcome): void {
  for (const settle of entry.settled) settle(outcome);
}
