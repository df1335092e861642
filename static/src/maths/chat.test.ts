import { describe, expect, test } from "vitest";

import { hasMaths, stretches } from "./chat";

const texts = (message: string) =>
  stretches(message).map((each) => (each.kind === "text" ? each.text : `<${each.tex}>`));

describe("dollars in a message", () => {
  test.each([
    ["it costs $5", ["it costs $5"]],
    ["it costs $5 and $10", ["it costs $5 and $10"]],
    ["between $5-$10", ["between $5-$10"]],
    ["$5,$10", ["$5,$10"]],
    ["$ 5 $", ["$ 5 $"]],
    ["5$ or 6$", ["5$ or 6$"]],
    ["I paid $20 in total", ["I paid $20 in total"]],
    ["$", ["$"]],
    ["$$", ["$$"]],
    ["$$$", ["$$$"]],
    ["$$$$", ["$$$$"]],
    ["", []],
  ])("%j is only money", (message, expected) => {
    expect(texts(message)).toEqual(expected);
    expect(hasMaths(message)).toBe(false);
  });

  test.each([
    ["$x^2$", ["<x^2>"]],
    ["so $x = 4$, right?", ["so ", "<x = 4>", ", right?"]],
    ["$a$ $b$", ["<a>", " ", "<b>"]],
    ["I have $5, and $x+1$ apples", ["I have $5, and ", "<x+1>", " apples"]],
    ["$\\frac{1}{2}$", ["<\\frac{1}{2}>"]],
    ["$\\$5 + x$", ["<\\$5 + x>"]],
    ["$$ x + y $$", ["<x + y>"]],
    ["$$x$$ then $y$", ["<x>", " then ", "<y>"]],
    ["($x$)", ["(", "<x>", ")"]],
    ["$x$s", ["<x>", "s"]],
    ["$x\ny$", ["<x\ny>"]],
  ])("%j holds maths", (message, expected) => {
    expect(texts(message)).toEqual(expected);
    expect(hasMaths(message)).toBe(true);
  });

  test("an escaped dollar is a dollar, and neither opens nor closes", () => {
    expect(texts("\\$x$")).toEqual(["$x$"]);
    expect(texts("\\$5 and \\$6")).toEqual(["$5 and $6"]);
  });

  test("a digit behind the closing sign makes it money", () => {
    expect(texts("$x$5")).toEqual(["$x$5"]);
  });

  test("an empty line ends what might have been maths", () => {
    expect(texts("$x\n\ny$")).toEqual(["$x\n\ny$"]);
  });

  test("a backslash at the very end does no harm", () => {
    expect(texts("$x\\")).toEqual(["$x\\"]);
  });

  test("two thousand dollars are read at once", () => {
    expect(texts("$".repeat(2000))).toEqual(["$".repeat(2000)]);
  });
});
