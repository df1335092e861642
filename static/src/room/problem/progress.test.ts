import { expect, test } from "vitest";

import { heatOf, inWords, lastAnswer, sign } from "../tutor/heat";
import type { PublicHint } from "../../wire";
import { aPart, aState, LADDER, MORNING, aNumber } from "../testing/states";
import { openHints, progressOf, sumOf, workOf } from "./progress";

const hint = (id: string, asks = false): PublicHint => ({
  id,
  title: "",
  text: "",
  ask: asks ? aNumber() : null,
  hints: asks ? 1 : 0,
});

test("the first step that is not solved is the current one", () => {
  const work = { s1: aPart({ attempts: 1, solved: true, alone: true, verdict: "correct" }) };
  const progress = progressOf(LADDER, work);
  expect(progress.current?.number).toBe(2);
  expect(progress.solved).toBe(1);
  expect(progress.steps.map((each) => each.kind)).toEqual(["alone", "new", "new"]);
});

test("with every step solved none is current", () => {
  const solved = aPart({ attempts: 1, solved: true });
  expect(progressOf(LADDER, { s1: solved, s2: solved, s3: solved }).current).toBeNull();
});

test("hints of a scaffold count with those of its step", () => {
  const work = {
    s1: aPart({ hints: [hint("h1"), hint("h2", true)] }),
    h2: aPart({ attempts: 2, hints: [hint("h2-1")] }),
  };
  expect(openHints(work, "s1")).toBe(3);
  expect(progressOf(LADDER, work).steps[0]?.kind).toBe("begun");
});

test("a step solved behind a hint was not solved alone", () => {
  const work = { s1: aPart({ attempts: 3, solved: true, hints: [hint("h1")] }) };
  expect(progressOf(LADDER, work).steps[0]?.kind).toBe("helped");
});

test("the sum of a session counts steps over all its problems, and no scaffold", () => {
  const state = aState({
    work: {
      mia: {
        ladder: {
          s1: aPart({ attempts: 2, solved: true, hints: [hint("h2", true)] }),
          h2: aPart({ attempts: 1, solved: true, alone: true }),
          s2: aPart({ attempts: 1, solved: true, alone: true }),
        },
        pond: { t1: aPart({ attempts: 4 }) },
      },
    },
  });
  expect(sumOf(state.work, "mia")).toEqual({ problems: 2, alone: 1, helped: 1, tried: 1 });
  expect(sumOf(state.work, "tom")).toEqual({ problems: 0, alone: 0, helped: 0, tried: 0 });
});

test("the strip has every student who takes part, by name, and no tutor", () => {
  const state = aState({
    attending: { tina: MORNING, tom: MORNING },
    work: { mia: { ladder: { s1: aPart({ attempts: 2, verdict: "incorrect", answer: "41" }) } } },
  });
  const rows = heatOf(state, LADDER, new Set());
  expect(rows.map((row) => row.name)).toEqual(["Mia Okafor", "Tom Lind"]);
  expect(rows.map((row) => row.steps.map(sign))).toEqual([["✗2", "·", "·"], ["·", "·", "·"]]);
});

test("every kind of cell has a sign of its own, and words", () => {
  const work = {
    s1: aPart({ attempts: 1, solved: true, alone: true, answer: "16" }),
    s2: aPart({ attempts: 2, solved: true, hints: [hint("x")], answer: "a" }),
    s3: aPart({ attempts: 3, hints: [hint("y"), hint("z")], answer: null }),
  };
  const cells = progressOf(LADDER, work).steps;
  expect(cells.map(sign)).toEqual(["✓", "✓h", "✗3h"]);
  expect(cells.map(inWords)).toEqual(["solved alone, 1 try", "solved with 1 hint, 2 tries", "not yet, 3 tries, 2 hints"]);
});

test("the last answer is read by its words: a choice by its text, one being checked as that", () => {
  const work = { s1: aPart({ attempts: 1, answer: "41" }), s2: aPart({ attempts: 1, answer: "b" }), s3: aPart({ attempts: 1 }) };
  const cells = progressOf(LADDER, work).steps;
  expect(cells.map(lastAnswer)).toEqual([{ text: "41" }, { text: "The wall" }, "held"]);
  expect(progressOf(LADDER, {}).steps.map(lastAnswer)).toEqual([null, null, null]);
  expect(workOf(aState().work, "mia", "ladder")).toEqual({});
});
