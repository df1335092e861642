import { describe, expect, test } from "vitest";

import { inlines, isFormula, paragraphs, plainText } from "./prose";

describe("the text of a problem", () => {
  test("empty lines part its paragraphs", () => {
    expect(paragraphs("One.\n\nTwo,\nstill two.\n \n\nThree.")).toEqual([
      [{ kind: "text", text: "One." }],
      [{ kind: "text", text: "Two,\nstill two." }],
      [{ kind: "text", text: "Three." }],
    ]);
  });

  test("an empty text has none", () => {
    expect(paragraphs(" \n\n ")).toEqual([]);
  });

  test("maths stands between its brackets, and a dollar is a dollar", () => {
    expect(inlines("It costs $3 for \\(x = 2\\) of them, so $6.")).toEqual([
      { kind: "text", text: "It costs $3 for " },
      { kind: "maths", tex: "x = 2" },
      { kind: "text", text: " of them, so $6." },
    ]);
  });

  test("round brackets within maths do not end it", () => {
    expect(inlines("\\(2(x+1)\\)")).toEqual([{ kind: "maths", tex: "2(x+1)" }]);
  });

  test("a bracket that never closes is text", () => {
    expect(inlines("\\(x")).toEqual([{ kind: "text", text: "\\(x" }]);
  });

  test("a figure has its name and its description", () => {
    expect(inlines("![A ladder](ladder.svg)")).toEqual([{ kind: "figure", name: "ladder.svg", alt: "A ladder" }]);
  });

  test("a paragraph that is one formula gets a line of its own", () => {
    expect(paragraphs("\\(x\\)").map(isFormula)).toEqual([true]);
    expect(paragraphs("So \\(x\\)").map(isFormula)).toEqual([false]);
  });

  test("in words only, a formula is its source and a figure its description", () => {
    expect(plainText("Solve \\(x+1\\).\n![A line](a.svg)")).toBe("Solve x+1. A line");
  });
});
