import { expect, test } from "vitest";

import { aState, TUTOR, YOU } from "../room/testing/states";
import { mayDraw, mayTouch } from "./permission";
import { byWhom, drewWords, firstToRead, inReadingOrder, nameOf, neighbour, region } from "./reading";
import { aFigure, anArrow, anElement, aNote, aStroke } from "./testing/elements";

const ROOM = aState();

test("elements are read line by line, each line from the left", () => {
  const at = (id: string, x: number, y: number) => anElement(id, { shape: aFigure({ x, y }) });
  const elements = [at("second", 2_000, 100), at("third", 100, 900), at("first", 300, 160)];
  expect(inReadingOrder(elements).map(({ id }) => id)).toEqual(["first", "second", "third"]);
  expect(firstToRead(elements)?.id).toBe("first");
  expect(firstToRead([])).toBeNull();
});

test("the keyboard goes from one to the next, and starts at either end", () => {
  const order = [anElement("a"), anElement("b")];
  expect(neighbour(order, "a", 1)?.id).toBe("b");
  expect(neighbour(order, "b", 1)).toBeNull();
  expect([neighbour(order, null, 1)?.id, neighbour(order, null, -1)?.id]).toEqual(["a", "b"]);
});

test("every element has a name that says what, by whom and where", () => {
  const named = (shape: Parameters<typeof nameOf>[0]["shape"], owner = "tom") => nameOf(anElement("e", { shape, owner }), ROOM, YOU);
  expect(named(anArrow())).toBe("Blue arrow by Tom Lind, from upper left to centre");
  expect(named(aStroke(), "mia")).toBe("Ink pen stroke by you, upper left");
  expect(named(aNote())).toBe("Sticky note by Tom Lind, centre left: Which side is longest?");
  expect(named(aFigure({ filled: true, colour: "pink" }), "nobody")).toBe("Pink filled rectangle by somebody, upper left");
  expect(named(aNote({ kind: "text", text: "✓" }))).toBe("Tick by Tom Lind, centre left");
});

test("a person may be called like what every object has", () => {
  expect(byWhom("constructor", ROOM, YOU)).toBe("by somebody");
});

test("the middle of the page is its centre", () => {
  expect(region({ x: 2_400, y: 1_800 })).toBe("centre");
  expect(region({ x: 4_700, y: 1_800 })).toBe("centre right");
  expect(region({ x: 2_400, y: 3_500 })).toBe("lower centre");
});

test("what others drew is said in one breath", () => {
  const drawn = [anElement("a", { owner: "tom" }), anElement("b", { owner: "tom" }), anElement("c", { owner: "tina", page: "p2" })];
  expect(drewWords(drawn, ROOM, ["p1", "p2"], "p1")).toBe("Tom Lind drew 2 things. Tina Brandt drew 1 thing on page 2.");
});

test("students draw with an open pen, tutors always, others never, and nobody without a session", () => {
  expect(mayDraw(aState(), YOU).draw).toBe(true);
  expect(mayDraw(aState({ pens: { open: false, exceptions: [] } }), YOU)).toEqual({ draw: false, why: "Your tutor has locked pens. You can still look and point." });
  expect(mayDraw(aState({ pens: { open: false, exceptions: ["mia"] } }), YOU).draw).toBe(true);
  expect(mayDraw(aState({ pens: { open: false, exceptions: [] } }), TUTOR).draw).toBe(true);
  expect(mayDraw(aState({ removed: ["mia"] }), YOU).draw).toBe(false);
  expect(mayDraw(aState(), { person: "mo", role: "moderator" }).draw).toBe(false);
  expect(mayDraw(aState({ session: null }), TUTOR).draw).toBe(false);
});

test("students change what they made, tutors everything", () => {
  expect(mayTouch(anElement("e"), YOU)).toBe(true);
  expect(mayTouch(anElement("e", { owner: "tom" }), YOU)).toBe(false);
  expect(mayTouch(anElement("e", { owner: "tom" }), TUTOR)).toBe(true);
});
