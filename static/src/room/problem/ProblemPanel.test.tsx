import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test } from "vitest";

import type { PublicHint, Refusal, RoomState } from "../../wire";
import { FakeStore } from "../testing/fakeStore";
import { aPart, aState, aNumber } from "../testing/states";
import { within } from "../testing/within";
import { ProblemPanel } from "./ProblemPanel";

const HINT: PublicHint = { id: "h1", title: "Pythagoras", text: "Two squares make one.", ask: null, hints: 0 };
const SCAFFOLD: PublicHint = { id: "h2", title: "A smaller step", text: "What is 5 squared?", ask: aNumber(), hints: 1 };
const UNREADABLE: Refusal = { code: "unreadable", message: "Something is missing here.", retry_after_ms: null, at: 2 };

const working = (work: RoomState["work"][string][string]) => aState({ work: { mia: { ladder: work } } });
const show = (state: RoomState = aState()) => {
  const store = new FakeStore({ state });
  const view = within(store, <ProblemPanel />);
  return { store, ...view };
};
const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: /Your answer/ });

beforeEach(() => sessionStorage.clear());
afterEach(cleanup);

test("every step is a heading, and the current one is open", () => {
  show(working({ s1: aPart({ attempts: 1, solved: true, alone: true, answer: "16" }) }));
  const steps = screen.getAllByRole("button", { name: /^\d?\s?Step \d/ });
  expect(steps.map((each) => each.getAttribute("aria-expanded"))).toEqual(["false", "true", "false"]);
  expect(screen.getAllByRole("radio")).toHaveLength(2);
});

test("an answer is given with its part, and a wrong one says not yet and offers a hint", async () => {
  const { store, container } = show();
  fireEvent.input(field(), { target: { value: " 41 " } });
  fireEvent.submit(field().form ?? field());
  expect(store.asked).toMatchObject([{ kind: "answer.give", problem: "ladder", part: "s1", answer: "41" }]);
  store.state.value = working({ s1: aPart({ attempts: 1, answer: "41", verdict: "incorrect" }) });
  await waitFor(() => expect(container.textContent).toContain("Not yet."));
  expect(container.textContent).toContain("Try again, or take a hint. 1 try so far.");
});

test("while an answer is on its way it is not given twice", async () => {
  const { store, container } = show();
  store.outcome = () => null;
  fireEvent.input(field(), { target: { value: "41" } });
  fireEvent.submit(field().form ?? field());
  await waitFor(() => expect(container.textContent).toContain("Checking your answer."));
  fireEvent.submit(field().form ?? field());
  expect(store.asked).toHaveLength(1);
});

test("what cannot be read is pointed at, does not count, and stays in the field", async () => {
  const { store, container } = show();
  store.outcome = () => ({ refusal: UNREADABLE });
  fireEvent.input(field(), { target: { value: "3 + " } });
  fireEvent.submit(field().form ?? field());
  await waitFor(() => expect(container.querySelector("mark")?.textContent).toBe("+"));
  expect(container.textContent).toContain("This does not count as a try.");
  expect(field().value).toBe("3 + ");
  fireEvent.input(field(), { target: { value: "3 + 4" } });
  await waitFor(() => expect(container.querySelector("mark")).toBeNull());
  expect(store.pending.value).toEqual([]);
});

test("a draft survives the page", () => {
  show();
  fireEvent.input(field(), { target: { value: "1/2" } });
  cleanup();
  show();
  expect(field().value).toBe("1/2");
});

test("right leads on: the step stays to be read, and a button opens the next", async () => {
  const { store, container } = show();
  fireEvent.input(field(), { target: { value: "16" } });
  store.state.value = working({ s1: aPart({ attempts: 1, solved: true, alone: true, answer: "16" }) });
  await waitFor(() => expect(container.textContent).toContain("Right."));
  fireEvent.click(screen.getByRole("button", { name: "Go on to step 2" }));
  await waitFor(() => expect(screen.getAllByRole("radio")).toHaveLength(2));
  expect(container.textContent).not.toContain("Right. You answered");
});

test("a choice is answered by its id", () => {
  const { store } = show(working({ s1: aPart({ solved: true, attempts: 1 }) }));
  fireEvent.click(screen.getByRole("radio", { name: "The wall" }));
  const form = screen.getByRole("radio", { name: "The wall" }).closest("form");
  if (form !== null) fireEvent.submit(form);
  expect(store.asked).toMatchObject([{ kind: "answer.give", part: "s2", answer: "b" }]);
});

test("hints open one after another, counted, until all are open", async () => {
  const { store } = show();
  fireEvent.click(screen.getByRole("button", { name: "Take a hint (1 of 3)" }));
  expect(store.asked).toMatchObject([{ kind: "hint.take", problem: "ladder", under: "s1" }]);
  store.state.value = working({ s1: aPart({ hints: [HINT] }) });
  await waitFor(() => screen.getByRole("button", { name: "Take the next hint (2 of 3)" }));
  store.state.value = working({ s1: aPart({ hints: [HINT, SCAFFOLD, { ...HINT, id: "h3" }] }) });
  await waitFor(() => expect(screen.queryByRole("button", { name: /of 3\)/ })).toBeNull());
});

test("where hints are not offered any more they can still be asked for, in calm words", async () => {
  const offered = { mia: { ladder: { s1: 0 } } };
  const { store } = show(aState({ offered }));
  screen.getByText("Try it on your own first. A hint is here when you want one.");
  fireEvent.click(screen.getByRole("button", { name: /Ask for a hint \(1 of/ }));
  await waitFor(() => expect(store.asked).toMatchObject([{ kind: "hint.take", problem: "ladder", under: "s1" }]));
});

test("a hint that has to wait says why, beside its button", async () => {
  const { store } = show();
  store.outcome = () => ({ refusal: { code: "not_yet", message: "Answer the smaller question first.", retry_after_ms: null, at: null } });
  fireEvent.click(screen.getByRole("button", { name: "Take a hint (1 of 3)" }));
  await waitFor(() => screen.getByText("Answer the smaller question first."));
});

test("a scaffold has its own answer and its own hints", () => {
  const { store } = show(working({ s1: aPart({ hints: [SCAFFOLD] }) }));
  const own = screen.getByRole<HTMLInputElement>("textbox", { name: "Your answer: What is 5 squared?" });
  fireEvent.input(own, { target: { value: "25" } });
  fireEvent.submit(own.form ?? own);
  fireEvent.click(screen.getByRole("button", { name: "Take a hint (1 of 1)" }));
  expect(store.asked).toMatchObject([{ part: "h2", answer: "25" }, { kind: "hint.take", under: "h2" }]);
});

test("words of an answer that are being checked are said to be", () => {
  const { container } = show(working({ s1: aPart({ attempts: 1, answer: null, verdict: "incorrect" }) }));
  expect(container.textContent).toContain("being checked before others see them");
});

test("once the session has ended there is a sum and nothing to answer", () => {
  const work = { s1: aPart({ attempts: 1, solved: true, alone: true, answer: "16" }), s2: aPart({ attempts: 2, verdict: "incorrect", answer: "b" }) };
  const { container } = show(aState({ session: null, work: { mia: { ladder: work } } }));
  expect(container.textContent).toContain("The session has ended");
  expect(container.textContent).toContain("1 step solved on your own");
  expect(screen.queryByRole("button", { name: "Check" })).toBeNull();
});

test("before a session, the panel says what will be here", () => {
  const { container } = show(aState({ session: null, sessions: 0, problem: null }));
  expect(container.textContent).toContain("The session has not started yet");
});

test("a credit links to web pages only", () => {
  const state = aState();
  const credit = { source: "A book", author: "Ada", licence: "CC BY 4.0", licence_url: "https://example.org/l", url: "javascript:alert(1)" };
  show({ ...state, problem: state.problem && { ...state.problem, credit } });
  expect(screen.getAllByRole("link").map((each) => each.textContent)).toEqual(["CC BY 4.0"]);
});
