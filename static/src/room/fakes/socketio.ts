/** What the link uses of Socket.IO's client, without a network. */
import type { io } from "socket.io-client";

type Listener = (...given: never[]) => void;
type Emitted = {
  readonly event: string;
  readonly given: readonly unknown[];
  readonly answer: ((error: Error | null, answer?: unknown) => void) | null;
};

export class FakeSocketIo {
  connected = false;
  /** Whether the real one would connect again by itself. */
  active = true;
  /** How often it was told to connect. */
  connects = 0;
  disconnects = 0;
  options: Record<string, unknown> = {};
  emitted: Emitted[] = [];
  readonly #listeners = new Map<string, Listener[]>();
  /** The transport; ending it is noticed at once, and connected again by itself. */
  readonly io = { engine: { close: () => this.loseTransport() } };

  readonly connectWith = ((_namespace: string, options: Record<string, unknown>) => {
    this.options = options;
    return this;
  }) as unknown as typeof io;

  get volatile(): this {
    return this;
  }

  timeout(_ms: number): this {
    return this;
  }

  on(event: string, listener: Listener): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }

  emit(event: string, ...given: unknown[]): this {
    const last = given.at(-1);
    const answer = typeof last === "function" ? (last as Emitted["answer"]) : null;
    this.emitted.push({ event, given: answer ? given.slice(0, -1) : given, answer });
    return this;
  }

  connect(): this {
    this.connects += 1;
    this.active = true;
    return this;
  }

  disconnect(): this {
    this.disconnects += 1;
    this.connected = false;
    this.active = false;
    return this;
  }

  removeAllListeners(): this {
    this.#listeners.clear();
    return this;
  }

  /** The server lets it in. */
  open(): void {
    this.connected = true;
    this.fire("connect");
  }

  /** The server does not let it in. */
  refuse(data?: object): void {
    this.active = false;
    this.fire("connect_error", Object.assign(new Error("refused"), { data }));
  }

  /** The server closes the namespace: it does not connect again by itself. */
  closeByServer(): void {
    this.connected = false;
    this.active = false;
    this.fire("disconnect", "io server disconnect");
  }

  loseTransport(): void {
    this.connected = false;
    this.fire("disconnect", "transport close");
  }

  fire(event: string, ...given: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...(given as never[]));
  }
}
