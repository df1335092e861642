import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { FakeSocketIo } from "./fakes/socketio";
import type { Link } from "./link";
import { openSocketWith } from "./socket";

const heard = {
  opened: vi.fn(),
  lost: vi.fn(),
  refused: vi.fn(),
  facts: vi.fn(),
  presence: vi.fn(),
  signal: vi.fn(),
  gone: vi.fn(),
  accommodations: vi.fn(),
};

let socket: FakeSocketIo;
let link: Link;
let seq: number;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  seq = 7;
  socket = new FakeSocketIo();
  link = openSocketWith(socket.connectWith)("r1", () => seq, heard);
});

afterEach(() => {
  link.close();
  vi.useRealTimers();
});

const raise = { kind: "hand.raise", id: "c1" } as const;

describe("connecting", () => {
  it("says which room, and from where to go on, anew each time", () => {
    const auth = socket.options["auth"] as (give: (said: object) => void) => void;
    const said = vi.fn();
    auth(said);
    seq = 9;
    auth(said);
    expect(said.mock.calls).toEqual([[{ room: "r1", after: 7 }], [{ room: "r1", after: 9 }]]);
    expect(socket.options["query"]).toEqual({ room: "r1" });
  });

  it("tells of what comes", () => {
    socket.open();
    for (const event of ["facts", "presence", "signal", "gone"] as const) {
      socket.fire(event, { frame: event });
      expect(heard[event]).toHaveBeenCalledWith({ frame: event });
    }
    expect(heard.opened).toHaveBeenCalledOnce();
  });

  it("stops when the server does not let this person in", () => {
    socket.refuse({ code: "removed", message: "Your tutor asked you to leave." });
    expect(heard.refused).toHaveBeenCalledWith({
      code: "removed",
      message: "Your tutor asked you to leave.",
    });
    vi.advanceTimersByTime(60_000);
    expect(socket.connects).toBe(0);
  });

  it.each([[{ code: "unavailable", message: "Not just now." }], [undefined]])(
    "tries again, soon, when the server cannot just now (%o)",
    (data) => {
      socket.refuse(data);
      expect(heard.lost).toHaveBeenCalled();
      vi.advanceTimersByTime(600);
      expect(socket.connects).toBe(1);
      for (let tries = 0; tries < 20; tries += 1) {
        const before = socket.connects;
        socket.refuse(data);
        vi.advanceTimersByTime(4_500);
        expect(socket.connects).toBe(before + 1);
      }
    },
  );

  it("tries again when the server closed the connection", () => {
    socket.open();
    socket.closeByServer();
    expect(heard.lost).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(600);
    expect(socket.connects).toBe(1);
  });

  it("leaves a broken transport to Socket.IO, which connects again by itself", () => {
    socket.open();
    socket.loseTransport();
    vi.advanceTimersByTime(60_000);
    expect(heard.lost).toHaveBeenCalledOnce();
    expect(socket.connects).toBe(0);
  });
});

describe("asking", () => {
  it("gives the answer", async () => {
    socket.open();
    const answer = link.do(raise);
    socket.emitted[0]?.answer?.(null, { seq: 8 });
    await expect(answer).resolves.toEqual({ seq: 8 });
    expect(socket.emitted[0]).toMatchObject({ event: "do", given: [raise] });
  });

  it("sends nothing while there is no connection, for it would be kept and overtake", async () => {
    await expect(link.do(raise)).rejects.toThrow();
    link.signal({ kind: "typing", on: true });
    expect(socket.emitted).toEqual([]);
  });

  it("takes a connection on which no answer comes for lost", async () => {
    socket.open();
    const answer = link.resume(7);
    socket.emitted[0]?.answer?.(new Error("operation has timed out"));
    await expect(answer).rejects.toThrow();
    expect(heard.lost).toHaveBeenCalledOnce();
  });
});

describe("the browser's word on the network", () => {
  it("that it is gone has the connection tried anew", () => {
    socket.open();
    dispatchEvent(new Event("offline"));
    expect(heard.lost).toHaveBeenCalledOnce();
  });

  it("that it is back ends the waiting", () => {
    socket.loseTransport();
    dispatchEvent(new Event("online"));
    expect(socket.connects).toBe(1);
  });

  it("changes nothing on a connection that stands", () => {
    socket.open();
    dispatchEvent(new Event("online"));
    expect(socket.connects).toBe(0);
    expect(socket.disconnects).toBe(0);
  });
});

it("that is closed says nothing more, and does not come back", () => {
  socket.open();
  link.close();
  socket.loseTransport();
  dispatchEvent(new Event("online"));
  vi.advanceTimersByTime(60_000);
  expect(heard.lost).not.toHaveBeenCalled();
  expect(socket.connects).toBe(0);
});
