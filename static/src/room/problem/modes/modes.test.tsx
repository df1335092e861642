import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test } from "vitest";

import { EMPTY_MODES } from "../../../state/modes";
import type { Modes, RoomState } from "../../../wire";
import { changesToSay } from "../../changes";
import { FakeStore } from "../../testing/fakeStore";
import { aPart, aState, LADDER, TUTOR, YOU } from "../../testing/states";
import { within } from "../../testing/within";
import { ProblemPanel } from "../ProblemPanel";

const modes = (changes: Partial<Modes>): Modes => ({ ...EMPTY_MODES, ...changes });
const room = (changes: Partial<Modes>, more: Partial<RoomState> = {}) => aState({ modes: modes(changes), ...more });
const show = (state: RoomState, you = YOU) => {
  const store = new FakeStore({ state, you });
  return { store, ...within(store, <ProblemPanel />) };
};
const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: /Your answer/ });
const proposed = (agreed: readonly string[], person = "tom") =>
  room({ mode: "together", proposals: { ladder: { s1: { place: 7, person, answer: "16", agreed } } } });

beforeEach(() => sessionStorage.clear());
afterEach(cleanup);

test("together an answer is proposed, not given", async () => {
  const { store, container } = show(room({ mode: "together" }));
  expect(container.textContent).toContain("You answer together");
  fireEvent.input(field(), { target: { value: "16" } });
  fireEvent.click(screen.getByRole("button", { name: "Propose" }));
  await waitFor(() => expect(store.asked).toMatchObject([{ kind: "answer.propose", problem: "ladder", part: "s1", answer: "16" }]));
});

test("a proposal says whose it is, who agrees and who is waited for, and can be agreed to", async () => {
  const { store } = show(proposed(["tom"]));
  const card = screen.getByRole("region", { name: "Proposed answer" });
  expect(card.textContent).toContain("Tom Lind proposes");
  expect(card.textContent).toContain("Waiting for you to agree.");
  fireEvent.click(screen.getByRole("button", { name: "I agree" }));
  await waitFor(() => expect(store.asked).toMatchObject([{ kind: "answer.agree", problem: "ladder", part: "s1", place: 7, agrees: true }]));
  store.state.value = proposed(["tom", "mia"]);
  await waitFor(() => expect(card.textContent).toContain("You agree."));
  fireEvent.click(screen.getByRole("button", { name: "Do not agree any more" }));
  await waitFor(() => expect(store.asked.at(-1)).toMatchObject({ agrees: false }));
});

test("while the words of a proposal are being checked, its author is told", () => {
  const held = { 9: { place: 9, author: "mia", surface: "answer", at: 0 } } as const;
  const { container } = show(room({ mode: "together" }, { held }));
  expect(container.textContent).toContain("The words of your proposal are being checked.");
});

test("ones own proposal can be taken back, and names who is waited for", () => {
  show(proposed(["mia"], "mia"));
  expect(screen.getByRole("region", { name: "Proposed answer" }).textContent).toContain("Waiting for Tom Lind to agree.");
  expect(screen.getByRole("button", { name: "Take it back" })).toBeTruthy();
});

test("what the group answered says who took part, and a right one leads on", () => {
  const group = { answer: "16", verdict: "correct", feedback: "", proposed_by: "tom", took_part: ["tom", "mia"], attempts: 1 } as const;
  const { container } = show(room({ mode: "together", group: { ladder: { s1: group } } }, { work: { mia: { ladder: { s1: aPart() } } } }));
  expect(container.textContent).toContain("Right. Your group answered 16 m². Agreed by you and Tom Lind.");
  expect(screen.queryByRole("button", { name: "Propose" })).toBeNull();
  expect(screen.getByRole("button", { name: "Go on to step 2" })).toBeTruthy();
});

test("an answer that waits can be changed, and says what it waits for without a verdict", () => {
  const kept = { mia: { ladder: { s1: { place: 5, answer: "15", origin: "own" } } } } as const;
  const { container } = show(room({ mode: "think", kept, answered: { ladder: { s1: ["mia"] } } }));
  expect(container.textContent).toContain("Your answer is safe. You answered 15 m².");
  expect(container.textContent).toContain("1 of 2 have answered.");
  expect(container.textContent).not.toMatch(/Not yet|Right\./);
  expect(screen.getByRole("button", { name: "Change my answer" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Go on to step 2" })).toBeTruthy();
});

test("shown answers say how often each was given and which is right, without names", () => {
  const shown = { answers: [{ answer: "15", verdict: "incorrect", count: 2 }, { answer: "16", verdict: "correct", count: 1 }], unshown: 1 } as const;
  show(room({ mode: "think", shown: { ladder: { s1: shown } } }));
  const list = screen.getByRole("region", { name: "All answers" });
  expect([...list.querySelectorAll("li")].map((each) => each.textContent)).toEqual(["15 m²not yet, 2 answers", "16 m²right, 1 answer"]);
  expect(list.textContent).toContain("1 more answer with words that are still being checked.");
  expect(list.textContent).not.toContain("Tom");
});

test("a closed step says what it waits for, and one opened for me alone is there", () => {
  const [one, two, three] = LADDER.steps;
  if (!one || !two || !three) throw new Error("The ladder has three steps.");
  const shut = (step: typeof one) => ({ id: step.id, title: "", body: "", ask: { kind: "text", maths: false } as const, hints: 0, locked: true });
  const problem = { ...LADDER, steps: [one, shut(two), shut(three)] };
  const aside = { mia: { ladder: { steps: { s3: three }, solutions: {} } } };
  const { container } = show(room({ lock: "everybody", closed: { ladder: ["s2", "s3"] }, answered: { ladder: { s1: ["tom"] } }, aside }, { problem }));
  expect(container.textContent).toContain("Step 2 · closed");
  expect(container.textContent).toContain("It opens when everybody has answered step 1: 1 of 2 so far.");
  expect(screen.getByRole("button", { name: /Step 3/ })).toBeTruthy();
});

test("a worked solution is shown with its answer", () => {
  const solution = { lines: [{ title: "Squares", text: "Take 9 from 25.", answer: "" }], answer: "16", unit: "m²" };
  show(room({ solutions: { ladder: { s1: solution } } }));
  expect(screen.getByRole("region", { name: "Worked solution" }).textContent).toContain("Take 9 from 25.");
});

test("a tutor picks how students answer and when steps open", async () => {
  const { store } = show(aState(), TUTOR);
  const mode = screen.getByRole("combobox", { name: "Students answer" });
  fireEvent.change(mode, { target: { value: "think" } });
  fireEvent.change(screen.getByRole("combobox", { name: "Steps open" }), { target: { value: "tutor" } });
  await waitFor(() => expect(store.asked).toMatchObject([{ kind: "mode.set", mode: "think" }, { kind: "lock.set", lock: "tutor" }]));
});

test("a tutor sees how many answers wait and how many are right, and shows them", async () => {
  const kept = { mia: { ladder: { s1: { place: 5, answer: "16", origin: "own" } } } } as const;
  const weighed = { mia: { ladder: { s1: { place: 4, verdict: "correct", feedback: "" } } } } as const;
  const { store, container } = show(room({ mode: "think", kept, weighed, answered: { ladder: { s1: ["mia"] } } }), TUTOR);
  expect(container.textContent).toContain("1 of 2 have answered, 1 of the 1 that wait is right. Still thinking: Tom Lind.");
  fireEvent.click(screen.getAllByRole("button", { name: "Show all answers" })[0] ?? container);
  await waitFor(() => expect(store.asked).toMatchObject([{ kind: "answers.show", problem: "ladder", part: "s1" }]));
});

test("a tutor shows a worked solution to one", async () => {
  const { store } = show(aState(), TUTOR);
  fireEvent.click(screen.getByRole("button", { name: "Show solution of step 1" }));
  fireEvent.click(screen.getByRole("menuitem", { name: "To Tom Lind" }));
  await waitFor(() => expect(store.asked).toMatchObject([{ kind: "solution.show", problem: "ladder", step: "s1", person: "tom" }]));
});

test("a screen reader hears of the mode, of proposals and of what was shown, and a tutor does not", () => {
  const before = room({ mode: "own" });
  expect(changesToSay(before, room({ mode: "think" }), YOU)).toEqual(["Think first: answers wait until your tutor shows them."]);
  expect(changesToSay(room({ mode: "together" }), proposed(["tom"]), YOU)).toEqual(["Tom Lind proposes an answer to step 1."]);
  const shown = { ladder: { s1: { answers: [], unshown: 0 } } };
  expect(changesToSay(room({ mode: "think" }), room({ mode: "think", shown }), YOU)).toEqual(["All answers to step 1 are shown."]);
  expect(changesToSay(before, room({ mode: "think" }), TUTOR)).toEqual([]);
});
