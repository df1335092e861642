import { fireEvent, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";

import { TUTOR, YOU } from "../room/testing/states";
import { changeSettings } from "../settings";
import { aBoardForEachTest, act, asked, drag, pointer, press, show, surface, tool } from "./testing/board";
import { aFigure, anElement, aStroke } from "./testing/elements";

aBoardForEachTest();

test("a stroke is told to others while it is drawn, and asked for when the pen lifts", () => {
  const store = show();
  fireEvent.click(tool("Pen"));
  drag([
    [100, 100],
    [300, 200],
    [500, 100],
  ]);
  const told = store.signals.filter(({ kind }) => kind === "ink");
  expect(told.length).toBeGreaterThan(0);
  expect(asked(store)).toMatchObject({ kind: "board.create", elements: [{ page: "p1", shape: { kind: "stroke", x: 100, y: 100, w: 400, h: 100 } }] });
  expect(told[0]).toMatchObject({ element: store.asked[0]?.kind === "board.create" ? store.asked[0].elements[0]?.id : "" });
});

test("what was drawn stands on the board before the server has answered", () => {
  show();
  fireEvent.click(tool("Rectangle"));
  drag([
    [100, 100],
    [900, 700],
  ]);
  expect(screen.getByRole("option", { name: /rectangle by you, upper left \(on its way\)/ })).toBeTruthy();
});

test("a refused drawing disappears, and a line says why until it is closed", () => {
  const store = show();
  fireEvent.click(tool("Pen"));
  drag([
    [100, 100],
    [300, 200],
  ]);
  const refusal = { code: "board_full", message: "The board is full. Take something off first.", retry_after_ms: null, at: null } as const;
  const [command] = store.asked;
  act(() => command && store.settle(command, { refusal }));
  expect(screen.queryByRole("option")).toBeNull();
  expect(screen.getByText(refusal.message)).toBeTruthy();
  fireEvent.click(tool("Close"));
  expect(screen.queryByText(refusal.message)).toBeNull();
});

test("a pen that is locked in mid-stroke stops the stroke, and the tools say why", () => {
  const store = show();
  fireEvent.click(tool("Pen"));
  pointer("pointerdown", [100, 100]);
  pointer("pointermove", [300, 200]);
  act(() => (store.state.value = { ...store.state.value, pens: { open: false, exceptions: [] } }));
  pointer("pointerup", [300, 200]);
  expect(store.asked).toEqual([]);
  expect(store.signals.at(-1)).toMatchObject({ kind: "dropped" });
  expect(tool("Pen").getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByText("Your tutor has locked pens. You can still look and point.")).toBeTruthy();
});

test("Escape stops a stroke, and nothing is asked for", () => {
  const store = show();
  fireEvent.click(tool("Pen"));
  pointer("pointerdown", [100, 100]);
  pointer("pointermove", [300, 200]);
  press("Escape", {}, surface());
  pointer("pointerup", [300, 200]);
  expect(store.asked).toEqual([]);
});

test("elements are dragged in one change; others see them on the way", () => {
  const store = show([anElement("f", { shape: aFigure({ filled: true }) })]);
  fireEvent.click(tool("Select"));
  drag([
    [600, 500],
    [700, 500],
    [1_600, 900],
  ]);
  expect(store.asked).toEqual([{ id: "c1", kind: "board.patch", patches: [{ id: "f", x: 1_400, y: 800 }] }]);
  expect(store.signals.some(({ kind }) => kind === "drag")).toBe(true);
});

test("a student can look at what others made, and not move it", () => {
  const store = show([anElement("f", { owner: "tom", shape: aFigure({ filled: true }) })]);
  fireEvent.click(tool("Select"));
  drag([
    [600, 500],
    [1_600, 900],
  ]);
  expect(store.asked).toEqual([]);
  expect(screen.getByText("by Tom Lind")).toBeTruthy();
});

test("the eraser takes off one's own, and passes over what others made", () => {
  const store = show([anElement("mine", { shape: aStroke() }), anElement("toms", { owner: "tom", shape: aStroke() })]);
  fireEvent.click(tool("Eraser"));
  drag([
    [100, 300],
    [200, 0],
  ]);
  expect(store.asked).toMatchObject([{ kind: "board.remove", elements: ["mine"] }]);
});

test("once a pen was seen, a finger moves the page and does not draw", () => {
  const store = show();
  fireEvent.click(tool("Pen"));
  drag([[100, 100]], { pointerType: "pen", pointerId: 7 });
  store.asked.length = 0;
  drag(
    [
      [100, 100],
      [900, 900],
    ],
    { pointerType: "touch", pointerId: 8 },
  );
  expect(store.asked).toEqual([]);
});

test("two fingers zoom, and take back what the first had begun", () => {
  const store = show();
  fireEvent.click(tool("Pen"));
  const before = screen.getByText(/%$/).textContent;
  pointer("pointerdown", [1_000, 1_000], { pointerType: "touch", pointerId: 2 });
  pointer("pointerdown", [2_000, 1_000], { pointerType: "touch", pointerId: 3 });
  pointer("pointermove", [4_000, 1_000], { pointerType: "touch", pointerId: 3 });
  pointer("pointerup", [4_000, 1_000], { pointerType: "touch", pointerId: 3 });
  pointer("pointerup", [1_000, 1_000], { pointerType: "touch", pointerId: 2 });
  expect(store.asked).toEqual([]);
  expect(screen.getByText(/%$/).textContent).not.toBe(before);
});

test("the page that a tutor brings everybody to is turned to, again and again", () => {
  const store = show([], {}, YOU);
  const bring = (brought: string) => act(() => (store.state.value = { ...store.state.value, board: { ...store.state.value.board, brought } }));
  bring("p2");
  expect(screen.getByText("Page 2 of 2")).toBeTruthy();
  fireEvent.click(tool("Page before"));
  expect(screen.getByText("Page 1 of 2")).toBeTruthy();
  bring("p2");
  expect(screen.getByText("Page 2 of 2")).toBeTruthy();
});

test("who is brought elsewhere in mid-drawing or mid-writing keeps what they made, on its own page", () => {
  const store = show();
  const bring = (brought: string) => act(() => (store.state.value = { ...store.state.value, board: { ...store.state.value.board, brought } }));
  fireEvent.click(tool("Rectangle"));
  pointer("pointerdown", [100, 100]);
  pointer("pointermove", [900, 700]);
  bring("p2");
  pointer("pointerup", [900, 700]);
  surface().focus();
  press("n");
  press("Enter");
  fireEvent.input(screen.getByRole("textbox"), { target: { value: "half a thought" } });
  bring("p1");
  expect(store.asked).toMatchObject([
    { kind: "board.create", elements: [{ page: "p1", shape: { kind: "rectangle", w: 800, h: 600 } }] },
    { kind: "board.create", elements: [{ page: "p2", shape: { text: "half a thought" } }] },
  ]);
  expect(screen.queryByRole("textbox")).toBeNull();
});

test("somebody else's stroke is seen while it is drawn, and their pointer with their name", () => {
  const store = show();
  const count = () => surface().querySelectorAll(".previews path").length;
  act(() => {
    store.hear("tom", { kind: "ink", element: "s", page: "p1", pen: "pen", colour: "green", size: "m", start: 0, points: [1, 1, 50, 90, 90, 50] });
    store.hear("tom", { kind: "cursor", page: "p1", x: 90, y: 90 });
  });
  expect(count()).toBe(1);
  expect(screen.getByText("Tom")).toBeTruthy();
  act(() => vi.advanceTimersByTime(6_000));
  expect(count()).toBe(0);
  act(() => changeSettings({ calm: true }));
  expect(screen.queryByText("Tom")).toBeNull();
});

test("only tutors add, clear and bring", () => {
  show([anElement("f")], {}, TUTOR);
  fireEvent.click(screen.getByRole("button", { name: /other pages/ }));
  expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual(["Add a page", "Bring everybody here", "Clear this page"]);
});
