import { expect, test } from "vitest";

import type { HeldItem, Ink, Signal } from "../wire";
import { FADE_MS, lively, NO_CURSORS, pointed } from "./cursors";
import { ghosts } from "./ghosts";
import { draggedBoxes, heard, isEmpty, NO_PREVIEWS, ofPresent, SILENCE_MS, unexpired, unsettled } from "./previews";
import { refusedChanges } from "./refused";
import { aFigure, anElement, aNote, byId, INK } from "./testing/elements";
import { YOU } from "../room/testing/states";

function ink(start: number, points: readonly number[], changes: Partial<Ink> = {}): Ink {
  return { kind: "ink", element: "s", page: "p1", pen: "pen", ...INK, start, points, ...changes };
}

const hear = (signals: readonly Signal[], from = "tom", before = NO_PREVIEWS, elements = {}) =>
  signals.reduce((previews, signal) => heard(previews, from, signal, 1_000, elements), before);

test("the parts of a stroke are put together", () => {
  const { inks } = hear([ink(0, [1, 1, 50]), ink(3, [2, 2, 50]), ink(6, [3, 3, 50])]);
  expect(inks.get("s")?.points).toEqual([1, 1, 50, 2, 2, 50, 3, 3, 50]);
});

test("a part that comes twice counts once, and a lost part leaves a straight line", () => {
  const twice = hear([ink(0, [1, 1, 50]), ink(3, [2, 2, 50]), ink(3, [2, 2, 50])]);
  expect(twice.inks.get("s")?.points).toEqual([1, 1, 50, 2, 2, 50]);
  const lost = hear([ink(0, [1, 1, 50]), ink(6, [3, 3, 50])]);
  expect(lost.inks.get("s")?.points).toEqual([1, 1, 50, 3, 3, 50]);
});

test("nobody draws in somebody else's preview, or over what is on the board", () => {
  const toms = hear([ink(0, [1, 1, 50])]);
  expect(hear([ink(3, [9, 9, 50])], "tina", toms)).toBe(toms);
  expect(isEmpty(hear([ink(0, [1, 1, 50])], "tom", NO_PREVIEWS, byId(anElement("s"))))).toBe(true);
});

test("a preview goes when its fact is there, when it is dropped, after silence, and with its person", () => {
  const drawing = hear([ink(0, [1, 1, 50]), { kind: "sketch", element: { id: "f", page: "p1", shape: aFigure() } }]);
  expect([...unsettled(drawing, byId(anElement("s"))).inks.keys()]).toEqual([]);
  expect([...hear([{ kind: "dropped", elements: ["f"] }], "tom", drawing).sketches.keys()]).toEqual([]);
  expect(hear([{ kind: "dropped", elements: ["f"] }], "tina", drawing)).toBe(drawing);
  expect(unexpired(drawing, 1_000 + SILENCE_MS - 1)).toBe(drawing);
  expect(isEmpty(unexpired(drawing, 1_000 + SILENCE_MS))).toBe(true);
  expect(isEmpty(ofPresent(drawing, (person) => person !== "tom"))).toBe(true);
});

test("an element is where it is dragged, until it changes on the board", () => {
  const before = byId(anElement("f"));
  const dragging = hear([{ kind: "drag", elements: [{ id: "f", x: 5, y: 6, w: 400, h: 300 }, { id: "gone", x: 1, y: 1, w: 1, h: 1 }] }], "tom", NO_PREVIEWS, before);
  expect([...draggedBoxes(dragging)]).toEqual([["f", { x: 5, y: 6, w: 400, h: 300 }]]);
  expect(unsettled(dragging, before)).toBe(dragging);
  expect(isEmpty(unsettled(dragging, byId(anElement("f"))))).toBe(true);
});

test("a cursor that rests fades, and one that left is gone", () => {
  const there = pointed(NO_CURSORS, "tom", { kind: "cursor", page: "p1", x: 1, y: 2 }, 0);
  expect(lively(there, FADE_MS - 1, () => true)).toBe(there);
  expect(lively(there, FADE_MS, () => true).size).toBe(0);
  expect(lively(there, 1, () => false).size).toBe(0);
  expect(pointed(there, "tom", { kind: "cursor.gone" }, 1).size).toBe(0);
});

function held(place: number, changes: Partial<HeldItem> = {}): HeldItem {
  return { room: "r", room_name: "", place, author: { id: "mia", name: "Mia" }, surface: "board", category: "", written_at: 0, text: "my words", element: "n", ...changes };
}

test("what waits to be checked is shown to its author, where it will stand", () => {
  const items = new Map([1, 2, 3, 4].map((place) => [place, held(place)]));
  items.set(2, held(2, { author: { id: "tom", name: "Tom" } }));
  items.set(3, held(3, { surface: "chat" }));
  items.set(4, held(4, { element: "unknown" }));
  const shown = ghosts(items, YOU, {}, new Map([["n", { page: "p1", shape: aNote({ text: "as sent" }) }]]));
  expect(shown.placed).toEqual([{ place: 1, page: "p1", shape: aNote({ text: "my words" }) }]);
  expect(shown.unplaced.map(({ place }) => place)).toEqual([4]);
});

test("refused words can be changed, and other refusals only read", () => {
  const refusal = { code: "blocked", message: "Put it another way.", retry_after_ms: null, at: null } as const;
  const refused = refusedChanges(
    [
      { command: { id: "1", kind: "board.create", elements: [{ id: "n", page: "p1", shape: aNote() }] }, at: 1, refusal },
      { command: { id: "2", kind: "board.undo" }, at: 2, refusal },
      { command: { id: "3", kind: "chat.post", text: "x" }, at: 3, refusal },
      { command: { id: "4", kind: "board.patch", patches: [{ id: "m", text: "new" }] }, at: 4, refusal },
    ],
    byId(anElement("m", { shape: aNote() })),
  );
  expect(refused.map(({ id, words }) => [id, words?.shape.text, words?.isNew])).toEqual([
    ["1", "Which side is longest?", true],
    ["2", undefined, undefined],
    ["4", "new", false],
  ]);
});
