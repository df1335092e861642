import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { HeldItem, RoomState, You } from "../../wire";
import { FakeStore } from "../testing/fakeStore";
import { aMessage, aState, chatOf, TUTOR, YOU } from "../testing/states";
import { within } from "../testing/within";
import { Chat } from "./Chat";
import { ChatModel } from "./model";

const show = (state: RoomState = aState(), you: You = YOU) => {
  const store = new FakeStore({ state, you });
  const chat = new ChatModel(store);
  chat.shown.value = true;
  return { store, chat, ...within(store, <Chat chat={chat} />) };
};
const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Your message" });
const write = (text: string) => fireEvent.input(field(), { target: { value: text } });
const heldItem = (place: number, text: string): HeldItem => ({
  room: "blue", room_name: "", place, author: { id: "tom", name: "Tom" }, surface: "chat", category: "contact details", written_at: 0, text, element: null,
});

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});
afterEach(cleanup);

test("Enter sends what is written, trimmed, and empties the field", async () => {
  const { store } = show();
  write("  Hello ");
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(store.asked).toMatchObject([{ kind: "chat.post", text: "Hello", reply_to: null }]);
  await waitFor(() => expect(field().value).toBe(""));
});

test("Shift and Enter, an unfinished composition, and nothing but spaces send nothing", () => {
  const { store } = show();
  write("Hello");
  fireEvent.keyDown(field(), { key: "Enter", shiftKey: true });
  fireEvent.keyDown(field(), { key: "Enter", isComposing: true });
  write("   ");
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(store.asked).toEqual([]);
});

test("a message that is too long is not sent, and says by how much; the count is by characters", async () => {
  const { store, container } = show();
  write("😀".repeat(2_003));
  await waitFor(() => expect(container.textContent).toContain("3 characters too many"));
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(store.asked).toEqual([]);
});

test("maths is previewed before it is sent, and money is not", async () => {
  const { container } = show();
  write("it costs $5");
  expect(container.textContent).not.toContain("How it will look");
  write("so $x^2$");
  await waitFor(() => expect(container.textContent).toContain("How it will look"));
});

test("a message on its way is dimmed; a refused one says why and can be written again", async () => {
  const { store, container } = show();
  store.outcome = () => null;
  write("one");
  fireEvent.keyDown(field(), { key: "Enter" });
  await waitFor(() => expect(container.querySelector(".message--pending")?.textContent).toContain("one"));
  const command = store.asked[0];
  if (command === undefined) throw new Error("Nothing was asked.");
  await act(() => void store.settle(command, { refusal: { code: "blocked", message: "Say it another way.", retry_after_ms: null, at: null } }));
  await waitFor(() => expect(container.textContent).toContain("Not sent. Say it another way."));
  write("two");
  fireEvent.click(screen.getByRole("button", { name: "Write it again" }));
  await waitFor(() => expect(field().value).toBe("one\ntwo"));
  expect(store.pending.value).toEqual([]);
});

test("an answer names the message it is to, and Escape takes that back", async () => {
  const { store, container } = show(aState({ chat: chatOf(aMessage(1)) }));
  fireEvent.click(screen.getByRole("button", { name: "Answer the message of Tom Lind" }));
  await waitFor(() => expect(container.textContent).toContain("Answering Tom Lind: Message 1"));
  write("yes");
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(store.asked).toMatchObject([{ kind: "chat.post", text: "yes", reply_to: 1 }]);
  fireEvent.click(screen.getByRole("button", { name: "Answer the message of Tom Lind" }));
  await waitFor(() => expect(container.textContent).toContain("Answering Tom Lind"));
  fireEvent.keyDown(field(), { key: "Escape" });
  await waitFor(() => expect(container.textContent).not.toContain("Answering Tom Lind"));
});

test("one's own message is deleted at once, and can be written again", async () => {
  const { store } = show(aState({ chat: chatOf(aMessage(1, { author: "mia", text: "oh no" })) }));
  fireEvent.click(screen.getByRole("button", { name: "Delete your message" }));
  expect(store.asked).toMatchObject([{ kind: "chat.delete", place: 1 }]);
  store.state.value = aState({ chat: chatOf(aMessage(1, { author: "mia", text: null, status: "deleted" })) });
  fireEvent.click(await screen.findByRole("button", { name: "Write it again" }));
  await waitFor(() => expect(field().value).toBe("oh no"));
});

test("a student cannot delete what others wrote; a tutor can", () => {
  const state = aState({ chat: chatOf(aMessage(1)) });
  show(state);
  expect(screen.queryByRole("button", { name: /^Delete/ })).toBeNull();
  cleanup();
  const { store } = show(state, TUTOR);
  fireEvent.click(screen.getByRole("button", { name: "Delete the message of Tom Lind" }));
  expect(store.asked).toMatchObject([{ kind: "chat.delete", place: 1 }]);
});

test("the author of a held message reads their words and that it is being checked", async () => {
  const { store, container } = show(aState({ chat: chatOf(aMessage(1, { author: "mia", text: null, status: "held" })) }));
  await act(() => void (store.ownHeld.value = new Map([[1, heldItem(1, "call me")]])));
  expect(container.textContent).toContain("call me");
  expect(container.textContent).toContain("Your message is being checked. It will appear when it is.");
});

test("staff see a held message masked until they ask, and decide on it", async () => {
  const { store, container } = show(aState({ chat: chatOf(aMessage(1, { text: null, status: "held" })) }), TUTOR);
  await act(() => void (store.ownHeld.value = new Map([[1, heldItem(1, "call me")]])));
  expect(container.textContent).not.toContain("call me");
  fireEvent.click(screen.getByRole("button", { name: "Show words" }));
  await waitFor(() => expect(container.textContent).toContain("call me"));
  fireEvent.click(screen.getByRole("button", { name: "Release" }));
  expect(store.asked).toMatchObject([{ kind: "held.release", place: 1 }]);
});

test("somebody whose messages are paused, and a room without a session, have no field", () => {
  const { container } = show(aState({ muted: ["mia"] }));
  expect(container.textContent).toContain("Your tutor has paused your messages.");
  cleanup();
  expect(show(aState({ session: null })).container.textContent).toContain("The session has ended, and the chat with it.");
  expect(screen.queryByRole("textbox")).toBeNull();
});

test("who is writing is shown, and not one's own writing", async () => {
  const { store, container } = show();
  await act(() => store.hear("tom", { kind: "typing", on: true }));
  await act(() => store.hear("mia", { kind: "typing", on: true }));
  await waitFor(() => expect(container.textContent).toContain("Tom Lind is writing"));
  await act(() => store.hear("tom", { kind: "typing", on: false }));
  await waitFor(() => expect(container.textContent).not.toContain("is writing"));
});

test("what comes while the chat is folded is unread, and marked when it is opened", async () => {
  const { store, chat, container } = show(aState({ chat: chatOf(aMessage(1)) }));
  await act(() => void (chat.shown.value = false));
  await act(() => void (store.state.value = aState({ chat: chatOf(aMessage(1), aMessage(2), aMessage(3)) })));
  expect(chat.unread.value).toBe(2);
  await act(() => void (chat.shown.value = true));
  expect(chat.unread.value).toBe(0);
  await waitFor(() => expect(container.textContent).toContain("2 new messages"));
});

test("a stroke on the board does not render the messages anew", async () => {
  const { store, chat } = show(aState({ chat: chatOf(aMessage(1)) }));
  const before = chat.messages.value;
  const heard = vi.fn();
  const stop = chat.messages.subscribe(heard);
  await act(() => void (store.state.value = { ...store.state.value, seq: 11 }));
  expect(chat.messages.value).toBe(before);
  expect(heard).toHaveBeenCalledTimes(1);
  stop();
});

test("whoever's message has come is not writing any more, though the sign was lost", async () => {
  const { store, container } = show();
  await act(() => store.hear("tom", { kind: "typing", on: true }));
  await waitFor(() => expect(container.textContent).toContain("Tom Lind is writing"));
  await act(() => void (store.state.value = aState({ chat: chatOf(aMessage(12)) })));
  await waitFor(() => expect(container.textContent).not.toContain("is writing"));
});
