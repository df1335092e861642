import { signal, type Signal } from "@preact/signals";

import type { ClientCommand, HeldItem, Present, RoomState, Signal as RoomSignal, SnapshotRoom, You } from "../../wire";
import type { Connection, Gone, Id, Outcome, Pending, Place, RoomStore, Wish } from "../store";
import { aState, present, YOU } from "./states";

/** A store whose state a test sets, and that keeps what was asked of it. */
export class FakeStore implements RoomStore {
  readonly room: SnapshotRoom;
  readonly you: You;
  readonly state: Signal<RoomState>;
  readonly presence: Signal<readonly Present[]> = signal(present("tina", "mia", "tom"));
  readonly connection: Signal<Connection> = signal("live");
  readonly pending: Signal<readonly Pending[]> = signal([]);
  readonly gone: Signal<Gone | null> = signal(null);
  readonly ownHeld: Signal<ReadonlyMap<Place, HeldItem>> = signal(new Map());
  readonly hasOlderChat: Signal<boolean> = signal(false);

  /** Everything that was asked for, in order, with the ids that were minted. */
  readonly asked: ClientCommand[] = [];
  readonly signals: RoomSignal[] = [];
  olderAsked = 0;
  closed = false;
  /** How a command ends; one that gives null is left on its way. */
  outcome: (command: ClientCommand) => Outcome | null = () => ({ seq: this.state.peek().seq + 1 });

  private readonly listeners = new Set<(from: Id, signal: RoomSignal) => void>();

  constructor(options: { readonly you?: You; readonly state?: RoomState; readonly room?: SnapshotRoom } = {}) {
    this.room = options.room ?? { id: "blue", name: "Maths, blue group", problems: [] };
    this.you = options.you ?? YOU;
    this.state = signal(options.state ?? aState());
  }

  do(wish: Wish): Promise<Outcome> {
    const command: ClientCommand = { id: `c${this.asked.length + 1}`, ...wish };
    this.asked.push(command);
    this.pending.value = [...this.pending.peek(), { command, at: this.asked.length }];
    const outcome = this.outcome(command);
    if (outcome === null) return new Promise(() => undefined);
    return Promise.resolve(outcome).then((result) => this.settle(command, result));
  }

  /** Ends a command that was left on its way. */
  settle(command: ClientCommand, outcome: Outcome): Outcome {
    this.pending.value = this.pending.peek().flatMap((each) => {
      if (each.command.id !== command.id) return [each];
      return "refusal" in outcome ? [{ ...each, refusal: outcome.refusal }] : [];
    });
    return outcome;
  }

  dismiss(id: Id): void {
    this.pending.value = this.pending.peek().filter((each) => each.command.id !== id);
  }

  signal(sign: RoomSignal): void {
    this.signals.push(sign);
  }

  onSignal(listener: (from: Id, signal: RoomSignal) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Somebody else in the room does something. */
  hear(from: Id, sign: RoomSignal): void {
    for (const listener of this.listeners) listener(from, sign);
  }

  olderChat(): Promise<void> {
    this.olderAsked += 1;
    return Promise.resolve();
  }

  close(): void {
    this.closed = true;
  }
}
