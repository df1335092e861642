import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { ApiError } from "../api";
import type { AccommodationsFrame } from "../wire";
import { Adjuster, STANDARD } from "./adjuster";

const OFFLINE = new ApiError("offline", "Studyhall cannot be reached.");
const CHANGED = new ApiError("out_of_date", "This was changed.", 409);

/** A server that keeps what it is sent, as the real one does. */
class Server {
  frame: AccommodationsFrame = { version: 0, accommodations: STANDARD };
  failure: ApiError | null = null;
  saves = 0;

  read = () => (this.failure ? Promise.reject(this.failure) : Promise.resolve(this.frame));

  save = (wanted: AccommodationsFrame) => {
    this.saves += 1;
    if (this.failure) return Promise.reject(this.failure);
    if (wanted.version !== this.frame.version) return Promise.reject(CHANGED);
    this.frame = { version: wanted.version + 1, accommodations: wanted.accommodations };
    return Promise.resolve(this.frame);
  };
}

let server: Server;
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
});
afterEach(() => vi.useRealTimers());

it("shows a change at once, and keeps it", async () => {
  const adjuster = new Adjuster(server);
  adjuster.change({ calm: true });
  expect(adjuster.shown.value.calm).toBe(true);
  expect(adjuster.standing.value.is).toBe("saving");
  await settled();
  expect(server.frame).toMatchObject({ version: 1, accommodations: { calm: true } });
  expect(adjuster.standing.value.is).toBe("kept");
});

it("saves what was changed while it was saving", async () => {
  const adjuster = new Adjuster(server);
  adjuster.change({ theme: "dark" });
  adjuster.change({ theme: "quiet" });
  adjuster.change({ calm: true });
  await settled();
  expect(server.frame.accommodations).toMatchObject({ theme: "quiet", calm: true });
  expect(adjuster.shown.value).toEqual(server.frame.accommodations);
});

it("changes over what somebody else changed only what was changed here", async () => {
  const adjuster = new Adjuster(server);
  server.frame = { version: 4, accommodations: { ...STANDARD, pace: 2, theme: "dark" } };
  adjuster.change({ theme: "contrast" });
  await settled();
  expect(server.frame).toMatchObject({ version: 5, accommodations: { pace: 2, theme: "contrast" } });
  expect(adjuster.shown.value.pace).toBe(2);
});

it("waits for the network, and then saves", async () => {
  const adjuster = new Adjuster(server);
  server.failure = OFFLINE;
  adjuster.change({ one_step: true });
  await settled();
  expect(adjuster.standing.value.is).toBe("waits");
  expect(adjuster.shown.value.one_step).toBe(true);
  server.failure = null;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(adjuster.standing.value.is).toBe("kept");
  expect(server.frame.accommodations.one_step).toBe(true);
});

it("says why where it may not be, and shows what is so", async () => {
  const adjuster = new Adjuster(server);
  server.failure = new ApiError("not_found", "This is not here, or not yours.", 404);
  adjuster.change({ calm: true });
  await settled();
  expect(adjuster.standing.value).toEqual({ is: "failed", words: "This is not here, or not yours." });
  expect(adjuster.shown.value.calm).toBe(false);
});

it("hears what was changed elsewhere, and nothing that is older", () => {
  const adjuster = new Adjuster(server);
  adjuster.heard({ version: 3, accommodations: { ...STANDARD, theme: "dark" } });
  adjuster.heard({ version: 2, accommodations: STANDARD });
  expect(adjuster.shown.value.theme).toBe("dark");
});
