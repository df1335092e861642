import { act as run, cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, vi } from "vitest";

import { FakeStore } from "../../room/testing/fakeStore";
import { aState, YOU } from "../../room/testing/states";
import { changeSettings } from "../../settings";
import type { ClientCommand, Element, RoomState, You } from "../../wire";
import { Board } from "../Board";
import { HEIGHT, WIDTH } from "../page";
import { byId } from "./elements";

/** Does something, and has everything drawn that follows from it. */
export function act(doing: () => unknown): void {
  void run(() => void doing());
}

/** The area is so large that a board unit takes a tenth of a pixel, beside a margin of 12. */
const AREA = { width: WIDTH / 10 + 24, height: HEIGHT / 10 + 24 };

/** A board on the page for each test of a file, with a clock that stands still. */
export function aBoardForEachTest(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(AREA.width);
    vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(AREA.height);
    changeSettings({ letters: true, calm: false });
  });

  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });
}

function boardState(elements: readonly Element[], changes: Partial<RoomState> = {}): RoomState {
  return aState({ board: { pages: ["p1", "p2"], brought: "p1", elements: byId(...elements), depth: {} }, ...changes });
}

export function show(elements: readonly Element[] = [], changes: Partial<RoomState> = {}, you: You = YOU): FakeStore {
  const store = new FakeStore({ you, state: boardState(elements, changes) });
  store.outcome = () => null;
  render(<Board store={store} />);
  return store;
}

export const surface = () => screen.getByRole("listbox");
export const tool = (name: string) => screen.getByRole("button", { name });
export const asked = (store: FakeStore): ClientCommand | undefined => store.asked.at(-1);

type At = readonly [number, number];

/** A pointer at a place of the page, given in board units. */
export function pointer(type: "pointerdown" | "pointermove" | "pointerup", [x, y]: At, init: PointerEventInit = {}): void {
  const event = new PointerEvent(type, { bubbles: true, pointerId: 1, pointerType: "mouse", button: 0, clientX: x / 10 + 12, clientY: y / 10 + 12, ...init });
  Object.defineProperty(event, "getCoalescedEvents", { value: () => [] });
  act(() => surface().dispatchEvent(event));
}

export function drag(places: readonly At[], init: PointerEventInit = {}): void {
  const [first, ...rest] = places;
  if (!first) return;
  pointer("pointerdown", first, init);
  for (const place of rest) {
    vi.advanceTimersByTime(50);
    pointer("pointermove", place, init);
  }
  pointer("pointerup", places.at(-1) ?? first, init);
}

export function press(key: string, init: KeyboardEventInit = {}, target: globalThis.Element = document.activeElement ?? document.body): void {
  fireEvent.keyDown(target, { key, ...init });
  act(() => vi.advanceTimersByTime(20));
}
