import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { ApiError } from "../../api";
import { FakeStorage } from "../../room/fakes/storage";
import type { DraftSaved, DraftWhole, Problem } from "../../wire";
import { AGAIN_MS, DraftKeeper, PAUSE_MS } from "./keeper";
import { forgetDrafts, keyOf } from "./keeping";
import { wholeOf } from "./problem";

const KEY = keyOf("tina", "d1");
const offline = () => new ApiError("offline", "Studyhall cannot be reached.");

/** A server with one draft: it can be out of reach, or lose an answer. */
class Server {
  draft: DraftWhole = { id: "d1", problem: "p", base: 0, revision: 1, saved_at: 5, body: { title: "One" } };
  reachable = true;
  losesAnswer = false;
  saves = 0;

  readonly save = (revision: number, body: Problem): Promise<DraftSaved> => {
    if (!this.reachable) return Promise.reject(offline());
    this.saves += 1;
    const isRepeat = JSON.stringify(this.draft.body) === JSON.stringify(body);
    if (revision !== this.draft.revision && !isRepeat)
      return Promise.reject(new ApiError("draft_changed", "It was changed.", 409));
    if (!isRepeat) this.draft = { ...this.draft, revision: revision + 1, saved_at: 9, body };
    if (this.losesAnswer) {
      this.losesAnswer = false;
      return Promise.reject(offline());
    }
    return Promise.resolve({ revision: this.draft.revision, saved_at: this.draft.saved_at });
  };

  readonly read = () => Promise.resolve(this.draft);
}

let server: Server;
let storage: FakeStorage;
const open = () => new DraftKeeper(server.draft, { save: server.save, read: server.read, storage, key: KEY });
const titled = (title: string): Problem => ({ ...wholeOf({}), title });

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  storage = new FakeStorage();
});
afterEach(() => vi.useRealTimers());

describe("what is written", () => {
  it("is saved once nothing changes for a moment, and then kept by the server alone", async () => {
    const keeper = open();
    keeper.edit(titled("Two"));
    keeper.edit(titled("Three"));
    expect(keeper.standing.value.is).toBe("changed");
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(server.draft.body["title"]).toBe("Three");
    expect(server.saves).toBe(1);
    expect(keeper.standing.value).toEqual({ is: "saved", at: 9 });
    expect(storage.length).toBe(0);
  });

  it("is there again after the page was closed in the middle of a word", async () => {
    open().edit(titled("Tw"));
    const keeper = open();
    expect(keeper.problem.value.title).toBe("Tw");
    await keeper.flush();
    expect(server.draft.body["title"]).toBe("Tw");
  });

  it("stays on this device while the server is away, and follows when it is back", async () => {
    server.reachable = false;
    const keeper = open();
    keeper.edit(titled("Two"));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(keeper.standing.value.is).toBe("kept");
    server.reachable = true;
    await vi.advanceTimersByTimeAsync(AGAIN_MS);
    expect(server.draft.body["title"]).toBe("Two");
  });

  it("is saved at once when the browser is online again", async () => {
    server.reachable = false;
    const keeper = open();
    keeper.edit(titled("Two"));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    server.reachable = true;
    dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(0);
    expect(keeper.standing.value.is).toBe("saved");
  });

  it("is saved once when the answer was lost", async () => {
    server.losesAnswer = true;
    const keeper = open();
    keeper.edit(titled("Two"));
    await vi.advanceTimersByTimeAsync(PAUSE_MS + AGAIN_MS);
    expect(keeper.standing.value.is).toBe("saved");
    expect(server.draft.revision).toBe(2);
  });

  it("while a save is under way is saved after it", async () => {
    const keeper = open();
    keeper.edit(titled("Two"));
    const saving = keeper.flush();
    keeper.edit(titled("Three"));
    await saving;
    await keeper.flush();
    expect(server.draft.body["title"]).toBe("Three");
  });
});

describe("a draft that was changed in another window", () => {
  async function inConflict(): Promise<DraftKeeper> {
    const keeper = open();
    server.draft = { ...server.draft, revision: 2, body: { ...titled("Theirs") } };
    keeper.edit(titled("Mine"));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(keeper.standing.value.is).toBe("conflict");
    expect(server.draft.body["title"]).toBe("Theirs");
    return keeper;
  }

  it("is not overwritten, and what is written meanwhile is kept", async () => {
    const keeper = await inConflict();
    keeper.edit(titled("Mine still"));
    await vi.advanceTimersByTimeAsync(PAUSE_MS + AGAIN_MS);
    expect(server.draft.body["title"]).toBe("Theirs");
    const again = open();
    expect(again.problem.value.title).toBe("Mine still");
    expect(again.standing.value.is).toBe("conflict");
  });

  it("can become what is written here", async () => {
    await (await inConflict()).takeMine();
    expect(server.draft.body["title"]).toBe("Mine");
  });

  it("can be taken as it is", async () => {
    const keeper = await inConflict();
    await keeper.takeTheirs();
    expect(keeper.problem.value.title).toBe("Theirs");
    expect(storage.length).toBe(0);
  });
});

it("leaves nothing of a person on the device when they sign out", () => {
  open().edit(titled("Two"));
  storage.setItem(keyOf("theo", "d2"), "theirs");
  forgetDrafts(storage, "tina");
  expect(storage.getItem(KEY)).toBeNull();
  expect(storage.getItem(keyOf("theo", "d2"))).toBe("theirs");
});
