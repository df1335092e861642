import { type ReadonlySignal, signal } from "@preact/signals";

import { ApiError } from "../api";
import type { Id, Place } from "../ids";
import { evolve } from "../state/evolve";
import type {
  HeldItem,
  Present,
  Recorded,
  RoomState,
  Signal,
  Snapshot,
  SnapshotRoom,
  You,
} from "../wire";
import { Catchup, type Heard, type Sources } from "./catchup";
import { HeldWords } from "./heldwords";
import type { Link, LinkEvents } from "./link";
import { Outbox } from "./outbox";
import type { Connection, Gone, Outcome, Pending, RoomStore, Wish, World } from "./store";

/** How long to wait before the room is fetched again, in milliseconds. */
const REFETCH_MS = 2_000;

/** A store over a live connection: puts the state, the outbox and the link together. */
export class LiveStore implements RoomStore {
  readonly room: SnapshotRoom;
  readonly you: You;
  readonly state: ReadonlySignal<RoomState>;
  readonly pending: ReadonlySignal<readonly Pending[]>;
  readonly ownHeld: ReadonlySignal<ReadonlyMap<Place, HeldItem>>;
  readonly presence = signal<readonly Present[]>([]);
  readonly connection = signal<Connection>("connecting");
  readonly gone = signal<Gone | null>(null);
  readonly hasOlderChat = signal(false);
  readonly #world: World;
  readonly #catchup: Catchup;
  readonly #outbox: Outbox;
  readonly #words: HeldWords;
  readonly #link: Link;
  readonly #listeners = new Set<(from: Id, signal: Signal) => void>();
  #older: Promise<void> | null = null;
  /** The oldest place up to which all messages are here. */
  #oldest: Place;
  /** Facts that came while older messages were on their way. */
  #heardMeanwhile: Recorded[] = [];
  #closed = false;

  constructor(snapshot: Snapshot, world: World) {
    this.room = snapshot.room;
    this.you = snapshot.you;
    this.#oldest = this.#noteOlder(snapshot);
    this.#world = world;
    this.#catchup = new Catchup(
      { ...snapshot.state, seq: snapshot.seq },
      this.#sources(),
      this.#heard(),
    );
    this.state = this.#catchup.state;
    this.#outbox = new Outbox(world.keepFor(this.you.person, this.room.id), world.now);
    this.#outbox.reached(snapshot.seq, [], this.you.person);
    this.pending = this.#outbox.pending;
    this.#words = new HeldWords(this.state, () => world.fetchHeld(this.room.id));
    this.ownHeld = this.#words.items;
    this.#link = world.openLink(this.room.id, () => this.state.peek().seq, this.#events());
  }

  do(wish: Wish): Promise<Outcome> {
    return this.#outbox.add({ ...wish, id: wish.id ?? this.#world.mint() });
  }

  dismiss(id: Id): void {
    this.#outbox.dismiss(id);
  }

  signal(signal: Signal): void {
    if (this.connection.peek() === "live") this.#link.signal(signal);
  }

  onSignal(listener: (from: Id, signal: Signal) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  olderChat(): Promise<void> {
    this.#older ??= this.#fetchOlder().finally(() => (this.#older = null));
    return this.#older;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#outbox.close();
    this.#words.close();
    this.#link.close();
    this.#listeners.clear();
  }

  #sources(): Sources {
    return { resume: (after) => this.#link.resume(after), reload: () => this.#reload() };
  }

  #heard(): Heard {
    return {
      onFacts: (facts, state) => {
        if (this.#older) this.#heardMeanwhile.push(...facts);
        for (const recorded of facts) {
          this.#noteOwnWords(recorded, state);
          this.#noteLeftToTheLog(recorded);
        }
        this.#outbox.reached(state.seq, facts, this.you.person);
      },
      onSnapshot: (snapshot) => {
        this.#oldest = this.#noteOlder(snapshot);
        this.#outbox.reached(snapshot.seq, [], this.you.person);
      },
    };
  }

  #events(): LinkEvents {
    return {
      opened: () => this.#opened(),
      lost: () => this.#lost(),
      refused: ({ code, message }) =>
        this.#leave({
          reason: code === "signed_out" || code === "removed" ? code : "not_allowed",
          message,
        }),
      facts: (frame) => this.#catchup.take(frame),
      presence: ({ people }) => (this.presence.value = people),
      signal: ({ sender, signal }) =>
        this.#listeners.forEach((listener) => listener(sender, signal)),
      accommodations: (frame) => this.#world.adjusted(frame),
      gone: (frame) => this.#leave(frame),
    };
  }

  #opened(): void {
    this.connection.value = "live";
    this.#world.connected();
    this.#outbox.connected((command) => this.#link.do(command));
  }

  #lost(): void {
    if (this.connection.peek() === "gone") return;
    this.connection.value = "offline";
    this.#catchup.lost();
    this.#outbox.disconnected();
  }

  #leave(gone: Gone): void {
    this.#lost();
    this.gone.value = gone;
    this.connection.value = "gone";
    this.close();
  }

  async #reload(): Promise<Snapshot | null> {
    while (!this.#closed) {
      try {
        return await this.#world.fetchSnapshot(this.room.id);
      } catch (error) {
        if (error instanceof ApiError && !error.mayPass) {
          this.#leave({
            reason: error.isSignedOut ? "signed_out" : "not_allowed",
            message: error.message,
          });
          return null;
        }
        await new Promise((resolve) => setTimeout(resolve, REFETCH_MS));
      }
    }
    return null;
  }

  #noteOwnWords(recorded: Recorded, state: RoomState): void {
    const { fact } = recorded;
    const waits =
      fact.kind === "chat.held" ||
      fact.kind === "board.held" ||
      (fact.kind === "answer.judged" && fact.held);
    if (!waits || recorded.by !== this.you.person) return;
    const command = this.#outbox.find(recorded.cmd);
    if (command) this.#words.wrote(recorded, command, state, this.room, this.you);
  }

  #noteOlder(snapshot: Snapshot): Place {
    this.hasOlderChat.value = snapshot.older_chat;
    return Math.min(snapshot.seq + 1, ...Object.keys(snapshot.state.chat).map(Number));
  }

  /** A new session leaves old messages to the log. */
  #noteLeftToTheLog({ fact }: Recorded): void {
    if (fact.kind !== "session.started" || fact.chat_from <= this.#oldest) return;
    this.#oldest = fact.chat_from;
    this.hasOlderChat.value = true;
  }

  async #fetchOlder(): Promise<void> {
    this.#heardMeanwhile = [];
    const { messages, more } = await this.#world.fetchChat(this.room.id, this.#oldest);
    const older = Object.fromEntries(messages.map((message) => [message.place, message]));
    // A message may have been deleted while its page was on the way.
    const since = this.#heardMeanwhile.filter(
      ({ fact }) => fact.kind === "chat.deleted" || fact.kind === "held.settled",
    );
    this.#catchup.amend((state) => ({
      ...since.reduce(evolve, { ...state, chat: { ...older, ...state.chat } }),
      seq: state.seq,
    }));
    this.#oldest = Math.min(this.#oldest, ...messages.map(({ place }) => place));
    this.hasOlderChat.value = more;
  }
}
