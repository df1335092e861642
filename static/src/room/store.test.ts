import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { ApiError } from "../api";
import type { Fact } from "../wire";
import { ME, refusal, UNSAYABLE } from "./fakes/server";
import { FakeStorage } from "./fakes/storage";
import { FakeWorld, idle } from "./fakes/world";
import type { RoomStore, Wish } from "./store";

const say = (text: string): Wish => ({ kind: "chat.post", text });
const said = (text: string): Fact => ({ kind: "chat.posted", text, reply_to: null });
const texts = (store: RoomStore) => Object.values(store.state.value.chat).map(({ text }) => text);
const onTheWay = (store: RoomStore) =>
  store.pending.value.map(({ command }) => ("text" in command ? command.text : command.kind));

let world: FakeWorld;

beforeEach(() => {
  vi.useFakeTimers();
  world = new FakeWorld();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("the state", () => {
  it("starts with the snapshot and goes on with what happens", async () => {
    world.server.others(said("before"));
    const store = await world.enter();
    world.server.others(said("after"));
    await world.settle();
    expect(texts(store)).toEqual(["before", "after"]);
    expect(store.state.value).toEqual(world.server.state);
  });

  it("counts what is hidden without showing it", async () => {
    const store = await world.enter();
    world.server.hidden();
    world.server.others(said("seen"));
    await world.settle();
    expect(store.state.value).toEqual(world.server.state);
  });

  it("takes a frame that comes twice once", async () => {
    const store = await world.enter();
    world.server.others(said("once"));
    world.network.repeatDown();
    await world.settle();
    expect(texts(store)).toEqual(["once"]);
  });

  it("asks for what is missing, and keeps what came meanwhile", async () => {
    const store = await world.enter();
    world.server.others(said("one"));
    world.network.dropDown();
    world.server.others(said("two"));
    world.network.stepDown();
    world.server.others(said("three"));
    expect(texts(store)).toEqual([]);
    await world.settle();
    expect(texts(store)).toEqual(["one", "two", "three"]);
    expect(world.snapshots).toBe(1);
  });

  it("misses nothing that is committed while it asks", async () => {
    const store = await world.enter();
    world.server.others(said("one"));
    world.network.dropDown();
    world.server.others(said("two"));
    world.network.stepDown();
    world.network.stepUp();
    world.server.others(said("three"));
    await world.settle();
    expect(texts(store)).toEqual(["one", "two", "three"]);
  });

  it("is fetched whole when it is too far behind", async () => {
    const store = await world.enter();
    world.server.memory = 1;
    world.server.others(said("one"));
    world.network.dropDown();
    world.server.others(said("two"));
    await world.settle();
    expect(world.snapshots).toBe(2);
    expect(store.state.value).toEqual(world.server.state);
  });

  it("misses nothing that is committed while it is fetched whole", async () => {
    const store = await world.enter();
    world.server.memory = 0;
    let open: () => void = () => undefined;
    world.gate = new Promise((resolve) => (open = resolve));
    world.server.others(said("one"));
    world.network.dropDown();
    world.server.others(said("two"));
    await world.settle();
    world.server.others(said("three"));
    await world.settle();
    open();
    await idle();
    expect(texts(store)).toEqual(["one", "two", "three"]);
    expect(world.snapshots).toBe(2);
  });

  it("is fetched again until that works", async () => {
    const store = await world.enter();
    world.server.memory = 0;
    world.failure = new ApiError("offline", "Studyhall cannot be reached.");
    world.server.others(said("one"));
    world.network.dropDown();
    world.server.others(said("two"));
    await world.settle();
    expect(texts(store)).toEqual([]);
    world.failure = null;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(texts(store)).toEqual(["one", "two"]);
  });

  it("catches up after the connection was lost", async () => {
    const store = await world.enter();
    world.network.disconnect();
    world.server.others(said("while away"));
    world.network.connect();
    await world.settle();
    expect(texts(store)).toEqual(["while away"]);
  });
});

describe("the connection", () => {
  it("is connecting, live, offline, and live again", async () => {
    const store = await world.open();
    expect(store.connection.value).toBe("connecting");
    world.network.connect();
    expect(store.connection.value).toBe("live");
    world.network.present("tom");
    expect(store.presence.value).toHaveLength(2);
    world.network.disconnect();
    expect(store.connection.value).toBe("offline");
    // Who was here last is the best that is known.
    expect(store.presence.value).toHaveLength(2);
    world.network.connect();
    expect(store.connection.value).toBe("live");
  });

  it("ends for good when the server says so", async () => {
    const store = await world.enter();
    world.network.gone({ reason: "removed", message: "Your tutor asked you to leave." });
    expect(store.connection.value).toBe("gone");
    expect(store.gone.value).toEqual({
      reason: "removed",
      message: "Your tutor asked you to leave.",
    });
    expect(world.network.closed).toBe(true);
  });

  it("ends for good when the room may not be fetched any more", async () => {
    const store = await world.enter();
    world.server.memory = 0;
    world.failure = new ApiError("signed_out", "Sign in again.", 401);
    world.server.others(said("one"));
    world.network.dropDown();
    world.server.others(said("two"));
    await world.settle();
    expect(store.gone.value?.reason).toBe("signed_out");
  });

  it("carries signals only while it is live", async () => {
    const store = await world.enter();
    const heard = vi.fn();
    const stop = store.onSignal(heard);
    store.signal({ kind: "typing", on: true });
    world.network.say("tom", { kind: "cursor.gone" });
    stop();
    world.network.say("tom", { kind: "cursor.gone" });
    world.network.disconnect();
    store.signal({ kind: "typing", on: false });
    expect(world.network.signals).toEqual([{ kind: "typing", on: true }]);
    expect(heard.mock.calls).toEqual([["tom", { kind: "cursor.gone" }]]);
  });
});

describe("a command", () => {
  it("is pending until the state holds it, then resolves", async () => {
    const store = await world.enter();
    const outcome = store.do(say("hello"));
    expect(onTheWay(store)).toEqual(["hello"]);
    expect(texts(store)).toEqual([]);
    await world.settle();
    expect(onTheWay(store)).toEqual([]);
    expect(texts(store)).toEqual(["hello"]);
    await expect(outcome).resolves.toEqual({ seq: 1 });
    expect(world.storage.length).toBe(0);
  });

  it("is not shown twice, nor missing, when its answer comes before its fact", async () => {
    const store = await world.enter();
    void store.do(say("hello"));
    world.network.stepUp();
    world.network.dropDown();
    await world.settle();
    expect([...texts(store), ...onTheWay(store)]).toEqual(["hello"]);
    world.server.others(said("next"));
    await world.settle();
    expect(texts(store)).toEqual(["hello", "next"]);
    expect(onTheWay(store)).toEqual([]);
  });

  it("given while offline is sent in order when the connection is back", async () => {
    const store = await world.enter();
    world.network.disconnect();
    for (const text of ["one", "two", "three"]) void store.do(say(text));
    expect(onTheWay(store)).toEqual(["one", "two", "three"]);
    world.network.connect();
    await world.settle();
    expect(texts(store)).toEqual(["one", "two", "three"]);
  });

  it("that was done, but whose answer was lost, is done once", async () => {
    const store = await world.enter();
    const outcome = store.do(say("hello"));
    world.network.stepUp();
    world.network.disconnect();
    expect(onTheWay(store)).toEqual(["hello"]);
    world.network.connect();
    await world.settle();
    expect(texts(store)).toEqual(["hello"]);
    expect(world.server.done.get("c1")).toBe(1);
    await expect(outcome).resolves.toEqual({ seq: 1 });
  });

  it("that got lost before it arrived is sent again", async () => {
    const store = await world.enter();
    void store.do(say("hello"));
    world.network.disconnect();
    world.network.connect();
    await world.settle();
    expect(texts(store)).toEqual(["hello"]);
  });

  it("survives a reload of the page", async () => {
    const store = await world.enter();
    world.network.disconnect();
    void store.do(say("one"));
    void store.do(say("two"));
    store.close();
    const again = await world.open();
    expect(onTheWay(again)).toEqual(["one", "two"]);
    world.network.connect();
    await world.settle();
    expect(texts(again)).toEqual(["one", "two"]);
    expect(world.storage.length).toBe(0);
  });

  it("that was done before a reload is not done again", async () => {
    const store = await world.enter();
    void store.do(say("one"));
    world.network.stepUp();
    world.network.disconnect();
    store.close();
    const again = await world.enter();
    expect(texts(again)).toEqual(["one"]);
    expect(onTheWay(again)).toEqual([]);
    expect(world.server.done.get("c1")).toBe(1);
  });

  it("is sent even when the browser has no room to keep it", async () => {
    world = new FakeWorld(new FakeStorage(0));
    const store = await world.enter();
    void store.do(say("hello"));
    await world.settle();
    expect(texts(store)).toEqual(["hello"]);
  });

  it("goes out with many others without flooding the server", async () => {
    const store = await world.enter();
    for (let index = 0; index < 40; index += 1) void store.do(say(`m${index}`));
    expect(world.network.sent).toHaveLength(16);
    await world.settle();
    expect(world.server.order).toHaveLength(40);
    expect(texts(store)).toEqual(Array.from({ length: 40 }, (_, index) => `m${index}`));
  });
});

describe("a refused command", () => {
  it("is kept with the reason until it is dismissed, also across a reload", async () => {
    const store = await world.enter();
    const outcome = store.do(say(UNSAYABLE));
    await world.settle();
    await expect(outcome).resolves.toMatchObject({ refusal: { code: "blocked" } });
    expect(store.pending.value).toMatchObject([{ refusal: { code: "blocked" } }]);
    store.close();
    const again = await world.enter();
    expect(again.pending.value).toMatchObject([{ refusal: { code: "blocked" } }]);
    expect(world.network.sent).toEqual([]);
    again.dismiss("c1");
    expect(again.pending.value).toEqual([]);
    expect(world.storage.length).toBe(0);
  });

  it("lets those behind it pass", async () => {
    const store = await world.enter();
    void store.do(say(UNSAYABLE));
    void store.do(say("fine"));
    await world.settle();
    expect(texts(store)).toEqual(["fine"]);
  });

  it("that is on its way cannot be dismissed", async () => {
    const store = await world.enter();
    void store.do(say("hello"));
    store.dismiss("c1");
    expect(onTheWay(store)).toEqual(["hello"]);
  });

  it("for now is tried again by itself after the time the server asks for, in order", async () => {
    const store = await world.enter();
    world.server.refuseForNow = () => refusal("slow_down", "Slow down a little.", 3_000);
    for (const text of ["one", "two"]) void store.do(say(text));
    await world.settle();
    world.server.refuseForNow = null;
    await vi.advanceTimersByTimeAsync(2_999);
    expect(world.network.isQuiet).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    await world.settle();
    expect(texts(store)).toEqual(["one", "two"]);
  });

  it("because of one before it that was put off is asked again behind that", async () => {
    const store = await world.enter();
    let first = true;
    world.server.refuseForNow = () => {
      if (!first) return null;
      first = false;
      return refusal("slow_down", "Slow down a little.", 1_000);
    };
    void store.do(say("one"));
    void store.do(say(UNSAYABLE));
    await world.settle();
    expect(store.pending.value.map(({ refusal }) => refusal)).toEqual([undefined, undefined]);
    await vi.advanceTimersByTimeAsync(1_000);
    await world.settle();
    expect(world.network.sent.map(({ id }) => id)).toEqual(["c1", "c2", "c1", "c2"]);
    expect(store.pending.value).toMatchObject([{ refusal: { code: "blocked" } }]);
  });

  it("waits longer each time the server cannot", async () => {
    const store = await world.enter();
    world.server.refuseForNow = () => refusal("unavailable", "Not just now.");
    void store.do(say("one"));
    await world.settle();
    for (const wait of [1_000, 2_000, 4_000, 8_000, 8_000]) {
      const before = world.network.sent.length;
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(world.network.sent).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(world.network.sent).toHaveLength(before + 1);
      await world.settle();
    }
    expect(onTheWay(store)).toEqual(["one"]);
  });
});

describe("words that are being checked", () => {
  it("are known to their author at once", async () => {
    const store = await world.enter();
    void store.do(say("hold this"));
    await world.settle();
    expect(store.ownHeld.value.get(1)?.text).toBe("hold this");
  });

  it("are fetched when they were written before", async () => {
    world.server.do({ kind: "chat.post", id: "earlier", text: "hold that" });
    const store = await world.enter();
    await idle();
    expect(store.ownHeld.value.get(1)?.text).toBe("hold that");
  });

  it("are let go of when the matter is settled", async () => {
    const store = await world.enter();
    void store.do(say("hold this"));
    await world.settle();
    world.server.others({
      kind: "chat.released",
      place: 1,
      author: ME,
      written_at: 0,
      text: "hold this",
      reply_to: null,
    });
    await world.settle();
    expect(store.ownHeld.value.size).toBe(0);
  });
});

describe("older messages", () => {
  const older = (place: number, text: string) => ({
    place,
    author: "tom",
    at: 0,
    text,
    reply_to: null,
    status: "posted" as const,
  });

  it("come before those that are here", async () => {
    for (let index = 0; index < 9; index += 1) world.server.hidden();
    world.server.others(said("newest"));
    const store = await world.enter();
    world.chat = (before) =>
      Promise.resolve({
        messages: before === 10 ? [older(3, "old")] : [older(1, "oldest")],
        more: before === 10,
      });
    await store.olderChat();
    expect(store.hasOlderChat.value).toBe(true);
    await store.olderChat();
    expect(texts(store)).toEqual(["oldest", "old", "newest"]);
    expect(store.hasOlderChat.value).toBe(false);
  });

  it("that were deleted on their way stay deleted", async () => {
    for (let index = 0; index < 9; index += 1) world.server.hidden();
    const store = await world.enter();
    let give: (page: Awaited<ReturnType<FakeWorld["chat"]>>) => void = () => undefined;
    world.chat = () => new Promise((resolve) => (give = resolve));
    const fetched = store.olderChat();
    world.server.others({ kind: "chat.deleted", place: 3 });
    await world.settle();
    give({ messages: [older(3, "regretted")], more: false });
    await fetched;
    expect(texts(store)).toEqual([null]);
    expect(store.state.value.seq).toBe(10);
  });
});
