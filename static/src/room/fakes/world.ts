/** A world for a store in which nothing happens unless a test has it happen. */
import { vi } from "vitest";

import type { ChatPage, HeldList } from "../../wire";
import { keepIn } from "../keep";
import { openRoom, type RoomStore, type World } from "../store";
import { FakeNetwork } from "./network";
import { FakeServer, ME } from "./server";
import { FakeStorage } from "./storage";

export class FakeWorld {
  readonly server = new FakeServer();
  readonly storage: FakeStorage;
  network = new FakeNetwork(this.server);
  snapshots = 0;
  /** What an answer to fetching the room waits for, on its way back. */
  gate: Promise<void> = Promise.resolve();
  /** What fetching the room fails with, if anything. */
  failure: Error | null = null;
  chat: (before: number) => Promise<ChatPage> = () =>
    Promise.resolve({ messages: [], more: false });
  #minted = 0;

  constructor(storage = new FakeStorage()) {
    this.storage = storage;
  }

  /** Opens the page: a new store over a new connection, on what the browser kept. */
  async open(): Promise<RoomStore> {
    this.network = new FakeNetwork(this.server);
    return openRoom("room", this.#world());
  }

  /** Opens the page and connects. */
  async enter(): Promise<RoomStore> {
    const store = await this.open();
    this.network.connect();
    await this.settle();
    return store;
  }

  /** Everything that is on its way arrives. */
  async settle(): Promise<void> {
    do {
      while (this.network.stepUp() || this.network.stepDown()) await idle();
      await idle();
    } while (!this.network.isQuiet);
  }

  #world(): World {
    return {
      openLink: this.network.open,
      fetchSnapshot: () => {
        this.snapshots += 1;
        const snapshot = this.server.snapshot();
        return this.failure ? Promise.reject(this.failure) : this.gate.then(() => snapshot);
      },
      fetchChat: (_room, before) => this.chat(before),
      fetchHeld: () => Promise.resolve(this.#held()),
      keepFor: (person, room) => keepIn(this.storage, person, room, () => 0),
      adjusted: () => undefined,
      connected: () => undefined,
      now: () => 0,
      mint: () => `c${(this.#minted += 1)}`,
    };
  }

  #held(): HeldList {
    const about = {
      room: "room",
      room_name: "Fractions",
      author: { id: ME, name: "Mia" },
      surface: "chat",
      category: "",
      written_at: 0,
      element: null,
    } as const;
    return { items: [...this.server.held].map(([place, text]) => ({ ...about, place, text })) };
  }
}

/** Lets promises that are settled run on; timers that are due too. */
export async function idle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}
