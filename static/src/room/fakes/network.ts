/** A network between a store and a `FakeServer` on which a test moves every packet by hand. */
import type { ClientCommand, DoAnswer, GoneFrame, ResumeAnswer, Signal } from "../../wire";
import type { LinkEvents, OpenLink } from "../link";
import { type FakeServer, ME } from "./server";

type Waiting = { readonly fail: (error: Error) => void };

export class FakeNetwork {
  readonly signals: Signal[] = [];
  /** What was sent so far, in order, again and again included. */
  readonly sent: ClientCommand[] = [];
  closed = false;
  readonly #server: FakeServer;
  #up: (() => void)[] = [];
  #down: (() => void)[] = [];
  #waiting = new Set<Waiting>();
  #events: LinkEvents | null = null;
  #after: () => number = () => 0;
  #unwatch: (() => void) | null = null;

  constructor(server: FakeServer) {
    this.#server = server;
  }

  readonly open: OpenLink = (_room, after, events) => {
    this.#events = events;
    this.#after = after;
    return {
      do: (command) => {
        this.sent.push(command);
        return this.#ask<DoAnswer>(() => this.#server.do(command));
      },
      resume: (seq) => this.#ask<ResumeAnswer>(() => this.#server.resume(seq)),
      signal: (signal) => this.signals.push(signal),
      close: () => {
        this.closed = true;
        this.disconnect();
      },
    };
  };

  get isConnected(): boolean {
    return this.#unwatch !== null;
  }

  get isQuiet(): boolean {
    return this.#up.length + this.#down.length === 0;
  }

  connect(): void {
    if (this.isConnected || this.closed) return;
    const first = this.#server.behind(this.#after());
    this.#unwatch = this.#server.watch((frame) =>
      this.#down.push(() => this.#events?.facts(frame)),
    );
    this.#events?.opened();
    if (first.upto > first.after) this.#down.push(() => this.#events?.facts(first));
  }

  /** Loses everything that is on its way. */
  disconnect(): void {
    if (!this.isConnected) return;
    this.#unwatch?.();
    this.#unwatch = null;
    this.#up = [];
    this.#down = [];
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const { fail } of waiting) fail(new Error("lost"));
    if (!this.closed) this.#events?.lost();
  }

  /** One packet reaches the server; false if none was on its way. */
  stepUp(): boolean {
    const packet = this.#up.shift();
    packet?.();
    return packet !== undefined;
  }

  /** One packet reaches the client; false if none was on its way. */
  stepDown(): boolean {
    const packet = this.#down.shift();
    packet?.();
    return packet !== undefined;
  }

  /** The server gives up on a packet, as it does on frames for a slow client. */
  dropDown(): void {
    this.#down.shift();
  }

  /** A packet comes twice. */
  repeatDown(): void {
    const [packet] = this.#down;
    if (packet) this.#down.splice(1, 0, packet);
  }

  gone(frame: GoneFrame): void {
    this.#events?.gone(frame);
  }

  say(sender: string, signal: Signal): void {
    this.#events?.signal({ sender, signal });
  }

  present(...people: string[]): void {
    this.#events?.presence({
      people: [ME, ...people].map((person) => ({ person, connections: 1 })),
    });
  }

  #ask<Answer>(answer: () => Answer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (!this.isConnected) {
        reject(new Error("not connected"));
        return;
      }
      const waiting = { fail: reject };
      this.#waiting.add(waiting);
      this.#up.push(() => {
        const given = answer();
        this.#down.push(() => {
          this.#waiting.delete(waiting);
          resolve(given);
        });
      });
    });
  }
}
