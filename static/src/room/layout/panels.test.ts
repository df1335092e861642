import { beforeEach, expect, test } from "vitest";

import { breadthOf, isShown, keepPanels, neighbour, readPanels, revealed, toggled, UNFOLDED } from "./panels";

beforeEach(() => localStorage.clear());

test("side by side, the board is always there and each panel folds on its own", () => {
  const folded = toggled(UNFOLDED, "wide", "chat");
  expect(isShown(folded, "wide", "chat")).toBe(false);
  expect(isShown(folded, "wide", "problem")).toBe(true);
  expect(isShown(folded, "wide", "board")).toBe(true);
  expect(toggled(folded, "wide", "chat")).toEqual(UNFOLDED);
});

test("on a tablet one panel at a time lies over the board", () => {
  const chat = toggled(UNFOLDED, "tablet", "chat");
  expect(chat.over).toBe("chat");
  expect(isShown(chat, "tablet", "problem")).toBe(false);
  expect(toggled(chat, "tablet", "chat").over).toBeNull();
});

test("how much room there is depends on the size of the text too", () => {
  expect([390, 768, 1366].map((width) => breadthOf(width / 16))).toEqual(["phone", "tablet", "wide"]);
  expect([768, 1366].map((width) => breadthOf(width / 25))).toEqual(["phone", "tablet"]);
});

test("on a phone one part at a time is shown", () => {
  expect(isShown(UNFOLDED, "phone", "board")).toBe(false);
  expect(revealed(UNFOLDED, "phone", "board").tab).toBe("board");
});

test("revealing what is shown changes nothing", () => {
  expect(revealed(UNFOLDED, "wide", "chat")).toBe(UNFOLDED);
  expect(revealed({ ...UNFOLDED, chat: false }, "wide", "chat").chat).toBe(true);
});

test("landmarks follow each other round and round, both ways", () => {
  expect(neighbour("header", 1)).toBe("problem");
  expect(neighbour("chat", 1)).toBe("header");
  expect(neighbour("header", -1)).toBe("chat");
  expect(neighbour(null, 1)).toBe("header");
  expect(neighbour(null, -1)).toBe("chat");
});

test("what was unfolded is kept for its person, and anything odd is passed over", () => {
  keepPanels("mia", { ...UNFOLDED, chat: false, over: null, tab: "board" });
  expect(readPanels("mia")).toEqual({ ...UNFOLDED, chat: false, over: null });
  expect(readPanels("tom")).toEqual(UNFOLDED);
  localStorage.setItem("studyhall.panels.mia", '{"problem":"yes","over":"everything"}');
  expect(readPanels("mia")).toEqual(UNFOLDED);
  localStorage.setItem("studyhall.panels.mia", "{");
  expect(readPanels("mia")).toEqual(UNFOLDED);
});
