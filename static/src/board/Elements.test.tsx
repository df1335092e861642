import { screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";

import { aBoardForEachTest, act, press, show, surface } from "./testing/board";
import { aFigure, anElement } from "./testing/elements";

aBoardForEachTest();

const MANY = Array.from({ length: 1_700 }, (_, n) => anElement(`e${n}`, { z: n * 100, shape: aFigure({ y: (n * 7) % 3_000 }) }));

const drawn = () => screen.queryAllByRole("option").map((node) => node.getAttribute("data-id"));
const nextFrame = () => act(() => vi.advanceTimersByTime(40));

test("a full page shows what was drawn last at once, then all of it, each in its place", () => {
  show(MANY);
  const first = drawn();
  expect(first).toEqual(MANY.slice(-first.length).map(({ id }) => id));
  expect(first.length).toBeLessThan(MANY.length / 2);
  nextFrame();
  expect(drawn().length).toBeGreaterThan(first.length);
  for (let frame = 0; frame < 5; frame += 1) nextFrame();
  expect(drawn()).toEqual(MANY.map(({ id }) => id));
});

test("what is drawn while a page is filled shows at once", () => {
  const store = show(MANY);
  const { board } = store.state.value;
  const elements = { ...board.elements, last: anElement("last", { z: 10 ** 6 }) };
  act(() => (store.state.value = { ...store.state.value, board: { ...board, elements } }));
  expect(drawn().at(-1)).toBe("last");
  expect(drawn().length).toBeLessThan(MANY.length);
});

test("the keyboard comes to what was not drawn yet", () => {
  show(MANY);
  surface().focus();
  press("ArrowDown");
  expect(document.activeElement?.getAttribute("role")).toBe("option");
});

test("a page of a few things is drawn in one frame", () => {
  show(MANY.slice(0, 400));
  expect(drawn()).toHaveLength(400);
});
