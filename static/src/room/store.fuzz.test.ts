import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { seeded } from "./fakes/random";
import { refusal, UNSAYABLE } from "./fakes/server";
import { FakeWorld, idle } from "./fakes/world";
import type { RoomStore } from "./store";

const SEEDS = Array.from({ length: 80 }, (_, seed) => seed + 1);
const STEPS = 250;

type Step = {
  readonly name: string;
  readonly weight: number;
  readonly run: (run: Run) => void | Promise<void>;
};

/** One run: a store, a server, and everything that can go between them. */
class Run {
  readonly world = new FakeWorld();
  readonly steps: string[] = [];
  /** The ids of what was asked for, in order. */
  readonly asked: string[] = [];
  store!: RoomStore;

  constructor(
    readonly random: () => number,
    readonly busy: boolean,
  ) {
    if (busy) this.world.server.refuseForNow = () => this.#refuses();
  }

  ask(text: string): void {
    const id = `w${this.asked.length}`;
    this.asked.push(id);
    void this.store.do({ kind: "chat.post", text, id });
  }

  #refuses() {
    const odds = this.random();
    if (odds < 0.06) return refusal("slow_down", "Slow down a little.", 500);
    return odds < 0.09 ? refusal("unavailable", "Not just now.") : null;
  }
}

const IDLE: Step = { name: "idle", weight: 1, run: () => undefined };

const STEPS_TO_TAKE: readonly Step[] = [
  IDLE,
  { name: "up", weight: 8, run: ({ world }) => void world.network.stepUp() },
  { name: "down", weight: 8, run: ({ world }) => void world.network.stepDown() },
  { name: "ask", weight: 4, run: (run) => run.ask(`m${run.asked.length}`) },
  { name: "ask in vain", weight: 0.5, run: (run) => run.ask(UNSAYABLE) },
  {
    name: "others",
    weight: 3,
    run: ({ world }) => world.server.others({ kind: "chat.posted", text: "x", reply_to: null }),
  },
  { name: "hidden", weight: 2, run: ({ world }) => world.server.hidden() },
  { name: "drop", weight: 0.5, run: ({ world }) => world.network.dropDown() },
  { name: "repeat", weight: 0.5, run: ({ world }) => world.network.repeatDown() },
  { name: "disconnect", weight: 0.7, run: ({ world }) => world.network.disconnect() },
  { name: "connect", weight: 2, run: ({ world }) => world.network.connect() },
  { name: "time", weight: 1, run: pass },
  { name: "forget", weight: 0.2, run: ({ world }) => void (world.server.memory = 3) },
  { name: "remember", weight: 0.2, run: ({ world }) => void (world.server.memory = Infinity) },
  { name: "reload", weight: 0.3, run: reload },
];

async function pass(): Promise<void> {
  await vi.advanceTimersByTimeAsync(600);
}

async function reload(run: Run): Promise<void> {
  run.store.close();
  run.store = await run.world.open();
}

function pick(random: () => number): Step {
  const total = STEPS_TO_TAKE.reduce((sum, { weight }) => sum + weight, 0);
  let left = random() * total;
  return STEPS_TO_TAKE.find(({ weight }) => (left -= weight) < 0) ?? IDLE;
}

/** The trouble is over: everything arrives, and what was refused for now is taken. */
async function calmDown({ world }: Run): Promise<void> {
  world.server.refuseForNow = null;
  world.network.disconnect();
  world.network.connect();
  await world.settle();
  await vi.advanceTimersByTimeAsync(20_000);
  await world.settle();
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it.each(SEEDS)("ends where the server is, each command done once (seed %i)", async (seed) => {
  const run = new Run(seeded(seed), seed % 2 === 0);
  run.store = await run.world.open();
  for (let count = 0; count < STEPS; count += 1) {
    const step = pick(run.random);
    run.steps.push(step.name);
    await step.run(run);
    await idle();
  }
  await calmDown(run);

  const { server } = run.world;
  const story = run.steps.join(", ");
  const refused = run.store.pending.value.map(({ command }) => command.id);
  expect(run.store.state.value, story).toEqual(server.state);
  expect(
    [...server.done.values()].every((times) => times === 1),
    story,
  ).toBe(true);
  expect(
    run.store.pending.value.every(({ refusal }) => refusal?.code === "blocked"),
    story,
  ).toBe(true);
  expect([...server.order, ...refused].sort(), story).toEqual([...run.asked].sort());
  // A server that puts some off does the others first; one that does not keeps the order.
  const done = run.asked.filter((id) => server.done.has(id));
  if (!run.busy) expect(server.order, story).toEqual(done);
});
