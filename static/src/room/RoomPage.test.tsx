import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { ApiError } from "../api";
import { RoomPage } from "./RoomPage";
import * as stores from "./store";
import { FakeStore } from "./testing/fakeStore";

vi.mock("../board/Board", () => ({ Board: () => <p>The board</p> }));

const opens = (store: FakeStore) => vi.spyOn(stores, "openRoom").mockResolvedValue(store);
const enter = async (store = new FakeStore()) => {
  opens(store);
  const view = render(<RoomPage roomId="blue" />);
  await screen.findByRole("heading", { level: 1, name: "Maths, blue group" });
  // The title is set by an effect: the others have run with it.
  await waitFor(() => expect(document.title).toContain("Maths, blue group"));
  return { store, ...view };
};
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const regions = () => screen.getAllByRole("region").map((each) => each.getAttribute("aria-label"));

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  document.title = "";
  Object.defineProperty(window, "innerWidth", { value: 1366, configurable: true });
  vi.spyOn(HTMLDialogElement.prototype, "showModal").mockImplementation(() => undefined);
});
afterEach(cleanup);

test("a room has its parts in order, each with a link that skips to it", async () => {
  await enter();
  screen.getByRole("banner");
  expect(regions()).toEqual(["Problem", "Board", "Chat"]);
  expect(screen.getAllByRole("link", { name: /^Skip to/ }).map((each) => each.textContent)).toEqual([
    "Skip to the problem", "Skip to the board", "Skip to the chat",
  ]);
});

test("F6 goes from part to part, and back with Shift", async () => {
  await enter();
  const seen: (string | undefined)[] = [];
  for (const shiftKey of [false, false, false, true]) {
    press("F6", { shiftKey });
    await new Promise((done) => requestAnimationFrame(() => done(null)));
    seen.push(document.activeElement?.id);
  }
  expect(seen).toEqual(["room-header", "room-problem", "room-board", "room-problem"]);
});

test("a question mark opens the keys, save while something is typed", async () => {
  await enter();
  fireEvent.keyDown(screen.getByRole("textbox", { name: "Your message" }), { key: "?" });
  expect(screen.queryByText("Go to the part before")).toBeNull();
  press("?");
  await screen.findByText("Go to the part before");
});

test("a folded panel is a rail that unfolds it, and stays folded for its person", async () => {
  await enter();
  press("[");
  await screen.findByRole("button", { name: "Problem", expanded: false });
  cleanup();
  await enter();
  fireEvent.click(screen.getByRole("button", { name: "Problem", expanded: false }));
  await screen.findByRole("button", { name: "Fold problem" });
});

test("on a phone one part at a time is shown, by three tabs", async () => {
  Object.defineProperty(window, "innerWidth", { value: 390, configurable: true });
  await enter();
  const tabs = screen.getAllByRole("button").filter((each) => each.closest("nav[aria-label='Parts of the room']"));
  expect(tabs.map((each) => each.textContent)).toEqual(["Problem", "Chat", "Board"]);
  expect(screen.queryByText("The board")?.closest("[hidden]")).not.toBeNull();
  fireEvent.click(tabs[2] ?? document.body);
  await waitFor(() => expect(screen.getByText("The board").closest("[hidden]")).toBeNull());
});

test("a room that cannot be opened says why, and is tried again", async () => {
  const open = vi.spyOn(stores, "openRoom").mockRejectedValueOnce(new ApiError("slow", "This takes longer than it should."));
  render(<RoomPage roomId="blue" />);
  await waitFor(() => screen.getByText("This takes longer than it should."));
  open.mockResolvedValue(new FakeStore());
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("heading", { level: 1, name: "Maths, blue group" });
});

test("somebody who may not stay reads why, and can try again", async () => {
  const { store } = await enter();
  await act(() => void (store.gone.value = { reason: "removed", message: "Your tutor asked you to leave this session." }));
  await waitFor(() => screen.getByText("Your tutor asked you to leave this session."));
  opens(new FakeStore());
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(store.closed).toBe(true));
});

test("leaving the page leaves the room", async () => {
  const { store, unmount } = await enter();
  unmount();
  await waitFor(() => expect(store.closed).toBe(true));
});

test("what was asked before the page was loaded, and refused, is said once", async () => {
  const store = new FakeStore();
  const refusal = { code: "no_session", message: "There is no session right now.", retry_after_ms: null, at: null } as const;
  store.pending.value = [{ command: { kind: "hand.raise", id: "c0" }, at: 1, refusal }];
  await enter(store);
  await waitFor(() => screen.getByText(/Raising your hand was not possible. There is no session right now./));
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  await waitFor(() => expect(store.pending.value).toEqual([]));
});
