import { describe, expect, it } from "vitest";

import type { Recorded, RoomState } from "../wire";
import { advance, EMPTY, evolve } from "./evolve";

type Vector = {
  readonly name: string;
  readonly facts: readonly Recorded[];
  readonly state: RoomState;
};

const vectors = Object.values(
  import.meta.glob<Vector>("../../../tests/vectors/*.json", { eager: true, import: "default" }),
);

const fact = (seq: number, fact: Recorded["fact"], by = "tom"): Recorded => ({
  seq,
  at: seq * 1000,
  by,
  cmd: `c${seq}`,
  fact,
});

/** The state as JSON has it, whatever order its keys came in. */
const plain = (state: RoomState): unknown => JSON.parse(JSON.stringify(state));

describe("evolve, on the server's vectors", () => {
  it("has vectors to run", () => expect(vectors.length).toBeGreaterThan(10));

  it.each(vectors)("ends where the server ends: $name", ({ facts, state }) => {
    const ended = facts.reduce(evolve, EMPTY);
    expect(plain({ ...ended, seq: state.seq })).toEqual(plain(state));
  });

  it.each(vectors)("does not touch the states it starts from: $name", ({ facts }) => {
    let state = EMPTY;
    for (const recorded of facts) {
      const before = JSON.stringify(state);
      const next = evolve(state, recorded);
      expect(JSON.stringify(state)).toBe(before);
      state = next;
    }
  });
});

describe("a frame", () => {
  const hello = fact(4, { kind: "chat.posted", text: "hello", reply_to: null });

  it("is applied when it starts where the state stands", () => {
    const state = advance({ ...EMPTY, seq: 3 }, { after: 3, upto: 6, facts: [hello] });
    expect(state?.seq).toBe(6);
    expect(state?.chat[4]?.text).toBe("hello");
  });

  it("changes nothing when the state has it", () => {
    const state = { ...EMPTY, seq: 6 };
    expect(advance(state, { after: 3, upto: 6, facts: [hello] })).toBe(state);
  });

  it("that overlaps adds only what is new", () => {
    const raised = fact(6, { kind: "hand.raised", person: "tom" });
    const state = advance({ ...EMPTY, seq: 5 }, { after: 3, upto: 6, facts: [hello, raised] });
    expect(state?.chat).toEqual({});
    expect(state?.hands).toEqual(["tom"]);
  });

  it("beyond the state is a gap", () => {
    expect(advance({ ...EMPTY, seq: 2 }, { after: 3, upto: 4, facts: [hello] })).toBeNull();
  });

  it("of hidden facts only moves the seq", () => {
    expect(advance({ ...EMPTY, seq: 2 }, { after: 2, upto: 9, facts: [] })).toEqual({
      ...EMPTY,
      seq: 9,
    });
  });
});

describe("hostile ids", () => {
  it("are ids like others", () => {
    const patch = fact(1, {
      kind: "board.changed",
      put: [],
      set: [{ id: "constructor", x: 3 }],
      drop: ["__proto__"],
      cause: "do",
      passed_over: 0,
    });
    const state = evolve(EMPTY, patch);
    expect(state.board.elements).toEqual({});
    const element = {
      id: "__proto__",
      page: "p1",
      shape: { kind: "rectangle", x: 1, y: 1, w: 2, h: 2, colour: "ink", size: "m", filled: false },
      owner: "tom",
      editor: "tom",
      z: 100,
    } as const;
    const put = evolve(
      state,
      fact(2, {
        kind: "board.changed",
        put: [element],
        set: [{ id: "__proto__", x: 3 }],
        drop: [],
        cause: "do",
        passed_over: 0,
      }),
    );
    expect(Object.entries(put.board.elements)).toHaveLength(1);
    expect(evolve(state, fact(2, { kind: "chat.deleted", place: 1 })).chat).toEqual({});
  });
});
