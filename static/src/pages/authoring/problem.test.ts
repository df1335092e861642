import { describe, expect, it } from "vitest";

import type { Problem } from "../../wire";
import { placeOf } from "./FaultList";
import { aHint, aQuestion, aStep, changed, found, freshId, KINDS, type Kind, moved, wholeOf, withKind, withoutWaiting } from "./problem";

const problem: Problem = {
  ...wholeOf({ title: "Chairs" }),
  steps: [
    aStep("s1"),
    { ...aStep("s2"), hints: [{ ...aHint("h1"), hints: [aHint("h2")] }, { ...aHint("h3"), depends_on: ["h1", "h2"] }] },
  ],
};

describe("a place", () => {
  it("is changed, and nothing beside it", () => {
    const next = changed(problem, ["steps", 1, "hints", 0, "title"], "Look");
    expect(found(next, ["steps", 1, "hints", 0, "title"])).toBe("Look");
    expect(next.steps[0]).toBe(problem.steps[0]);
    expect(problem.steps[1]?.hints[0]?.title).toBe("");
  });

  it.each([
    [["title"], "Title"],
    [["steps"], "Steps"],
    [["steps", 1, "title"], "Step 2, title"],
    [["steps", 1, "hints", 0, "hints", 0, "text"], "Step 2, hint 1, hint 1, text"],
    [["steps", 0, "question", "key", "accepted", 0], "Step 1, right answer, 1"],
    [["steps", 0, "question", "ask"], "Step 1, kind of answer"],
    [["credit", "source"], "Whose work it is, source"],
    [[], "The problem"],
  ])("%j is told in words", (at, words) => expect(placeOf(problem, at)).toBe(words));
});

it("moves an entry, and not out of its list", () => {
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
  expect(moved(["a", "b", "c"], 2, -2)).toEqual(["c", "a", "b"]);
});

it("gives a new part an id that none has", () => {
  expect(freshId(problem, "s")).toBe("s3");
  expect(freshId(problem, "h")).toBe("h4");
});

it("waits no more for a hint that was taken away", () => {
  const step = withoutWaiting(problem.steps[1] ?? aStep("?"), new Set(["h1", "h2"]));
  expect(step.hints[1]?.depends_on).toEqual([]);
});

describe("another kind of answer", () => {
  it.each(Object.keys(KINDS) as Kind[])("%s begins with a question that can be filled in", (kind) => {
    const { ask, key } = withKind(aQuestion(), kind);
    expect(ask.kind).toBe(kind);
    expect(key.accepted.length).toBe(kind === "choice" ? 0 : 1);
  });

  it("keeps the options and what is right among them", () => {
    const choice = withKind(aQuestion(), "choice");
    const right = { ...choice, key: { ...choice.key, accepted: ["b"] } };
    expect(withKind(right, "choices").key.accepted).toEqual(["b"]);
    const order = withKind(right, "ordering");
    expect(order.key.accepted).toEqual(["b,a"]);
    expect(withKind(order, "number").key.accepted).toEqual([""]);
  });

  it("keeps what was typed for another kind that is typed", () => {
    const question = { ...aQuestion(), key: { accepted: ["12"], tolerance: 0, error: 0, wrong: [] } };
    expect(withKind(question, "text").key.accepted).toEqual(["12"]);
  });
});
