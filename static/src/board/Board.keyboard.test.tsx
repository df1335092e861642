import { fireEvent, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";

import { changeSettings } from "../settings";
import { WIDTH } from "./page";
import { aBoardForEachTest, act, asked, press, show, surface, tool } from "./testing/board";
import { aFigure, aNote, anElement, aStroke } from "./testing/elements";

aBoardForEachTest();

test("a shape is put on the board, moved and resized by keyboard alone", () => {
  const store = show();
  surface().focus();
  press("r");
  press("Enter");
  expect(asked(store)).toMatchObject({ kind: "board.create", elements: [{ shape: { kind: "rectangle" } }] });
  const made = screen.getByRole("option", { selected: true });
  expect(document.activeElement).toBe(made);
  press("ArrowRight");
  press("ArrowRight", { shiftKey: true });
  press("ArrowDown", { altKey: true });
  expect(store.asked).toHaveLength(1);
  act(() => vi.advanceTimersByTime(500));
  expect(asked(store)).toMatchObject({ kind: "board.patch", patches: [{ x: (WIDTH - 900) / 2 + 110, h: 610 }] });
  press("Delete");
  expect(asked(store)).toMatchObject({ kind: "board.remove" });
});

test("Tab and arrows go through the elements in reading order, and Escape leaves them", () => {
  show([anElement("low", { shape: aFigure({ y: 2_000 }) }), anElement("high", { shape: aStroke(), owner: "tom" })]);
  surface().focus();
  press("ArrowDown");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Ink pen stroke by Tom Lind, upper left");
  press("Tab");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Ink rectangle by you, centre left");
  press("Escape");
  expect(document.activeElement).toBe(surface());
});

test("a note is written by keyboard, and sent when it is done", () => {
  const store = show();
  surface().focus();
  press("n");
  press("Enter");
  const field = screen.getByRole("textbox");
  fireEvent.input(field, { target: { value: "Try the other side" } });
  press("Enter", { ctrlKey: true }, field);
  expect(asked(store)).toMatchObject({ kind: "board.create", elements: [{ shape: { kind: "note", text: "Try the other side" } }] });
});

test("Escape in a note that was there before leaves its words as they were", () => {
  const store = show([anElement("n", { shape: aNote() })]);
  surface().focus();
  press("ArrowDown");
  press("Enter");
  press("Enter");
  const field = screen.getByRole("textbox");
  fireEvent.input(field, { target: { value: "gone" } });
  press("Escape", {}, field);
  expect(store.asked).toEqual([]);
  expect(screen.getByText("Which side is longest?")).toBeTruthy();
});

test("refused words can be changed instead of typed again", () => {
  const store = show();
  surface().focus();
  press("n");
  press("Enter");
  fireEvent.input(screen.getByRole("textbox"), { target: { value: "my words" } });
  fireEvent.click(tool("Done"));
  const refusal = { code: "blocked", message: "Put it another way.", retry_after_ms: null, at: null } as const;
  const [command] = store.asked;
  act(() => command && store.settle(command, { refusal }));
  fireEvent.click(tool("Change it"));
  expect(screen.getByRole<HTMLTextAreaElement>("textbox").value).toBe("my words");
});

test("letters are only letters once they are switched off", () => {
  show();
  changeSettings({ letters: false });
  surface().focus();
  press("e");
  expect(tool("Eraser").getAttribute("aria-pressed")).toBe("false");
});

test("the board can be read as a list of words", () => {
  show([anElement("n", { owner: "tom", shape: aNote() }), anElement("f")]);
  fireEvent.click(tool("Read the board"));
  const items = screen.getAllByRole("listitem").map((item) => item.textContent);
  expect(items[0]).toContain("Ink rectangle by you");
  expect(items[1]).toContain("Sticky note by Tom Lind");
  expect(items[1]).toContain("Which side is longest?");
});

test("undo waits for the server, and is offered when there is something to undo", () => {
  const store = show([], { board: { pages: ["p1"], brought: "p1", elements: {}, depth: { mia: { undo: 1, redo: 0 } } } });
  surface().focus();
  press("z", { ctrlKey: true });
  press("z", { ctrlKey: true });
  expect(store.asked.map(({ kind }) => kind)).toEqual(["board.undo"]);
});
