import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { api } from "../../api";
import { SessionControl } from "../header/SessionControl";
import { PeopleRow } from "../people/PeopleRow";
import { FakeStore } from "../testing/fakeStore";
import { aPart, aState, LADDER, MORNING, TUTOR, aNumber } from "../testing/states";
import { within } from "../testing/within";
import { HeatStrip } from "./HeatStrip";
import { TutorProblem } from "./TutorProblem";

const session = { id: "one", started_at: MORNING, started_by: "tina", problems: ["pond", "ladder", "circuit"] };
const asTutor = (state = aState({ session })) =>
  new FakeStore({ you: TUTOR, state, room: { id: "blue", name: "Blue", problems: [{ id: "circuit", name: "A circuit" }] } });

beforeEach(() => {
  localStorage.clear();
  // The test's document has dialogs, but cannot show them as modal.
  vi.spyOn(HTMLDialogElement.prototype, "showModal").mockImplementation(() => undefined);
});
afterEach(cleanup);

test("a tutor opens the next problem of the set", () => {
  const store = asTutor();
  within(store, <TutorProblem />);
  screen.getByText("Problem 2 of 3");
  fireEvent.click(screen.getByRole("button", { name: "Next" }));
  expect(store.asked).toMatchObject([{ kind: "problem.open", problem: "circuit" }]);
});

test("a moderator sees the problem and opens none", () => {
  const store = new FakeStore({ you: { person: "mo", role: "moderator" }, state: aState({ session }) });
  within(store, <TutorProblem />);
  expect(screen.queryByRole("button", { name: "Next" })).toBeNull();
});

test("answers are shown on request only", async () => {
  const question = { ask: aNumber("m²"), key: { accepted: ["16"], tolerance: 0, error: 0, wrong: [] } } as const;
  vi.spyOn(api, "openProblem").mockResolvedValue({
    ...LADDER, course: "", lesson: "", level: "", variables: [], variant: "same",
    steps: [{ id: "s1", title: "", body: "", question, hints: [], skills: [] }],
  });
  const { container } = within(asTutor(), <TutorProblem />);
  expect(container.textContent).not.toContain("Right:");
  fireEvent.click(screen.getByRole("button", { name: "Show answers and hints" }));
  await waitFor(() => expect(container.textContent).toContain("Right: 16 m²"));
});

test("where everybody has numbers of their own, a tutor looks at one student’s, and at their answers", async () => {
  const asked = vi.spyOn(api, "openProblem").mockRejectedValue(new Error("away"));
  const variants = { mia: { ...LADDER, body: "A ladder of 5 m." }, tom: { ...LADDER, body: "A ladder of 7 m." } };
  const { container } = within(asTutor(aState({ session, variants })), <TutorProblem />);
  expect(container.textContent).toContain("A ladder of 5 m.");
  fireEvent.change(screen.getByLabelText("Numbers of"), { target: { value: "tom" } });
  await waitFor(() => expect(container.textContent).toContain("A ladder of 7 m."));
  fireEvent.click(screen.getByRole("button", { name: "Show answers and hints" }));
  await waitFor(() => expect(asked).toHaveBeenCalledWith("blue", "tom"));
});

test("a tutor finds another problem by its words and opens it", async () => {
  const card = { id: "pond", title: "A pond", subject: "biology", steps: 3, source: "Studyhall", licence: "CC0" };
  const ask = vi.spyOn(api, "problems").mockResolvedValue({ problems: [card] });
  const store = asTutor();
  within(store, <TutorProblem />);
  fireEvent.click(screen.getByRole("button", { name: "Pick another" }));
  fireEvent.input(await screen.findByLabelText("Words to look for"), { target: { value: "pond" } });
  await waitFor(() => expect(ask).toHaveBeenCalledWith({ q: "pond" }));
  fireEvent.click(await screen.findByText("A pond"));
  expect(store.asked).toMatchObject([{ kind: "problem.open", problem: "pond" }]);
});

test("the strip tells each cell in words, and follows the arrow keys", async () => {
  const work = { mia: { ladder: { s1: aPart({ attempts: 2, answer: "41", verdict: "incorrect" }) } } } as const;
  const { container } = within(asTutor(aState({ session, work })), <HeatStrip />);
  const cell = screen.getByRole("button", { name: /not yet, 2 tries, last answer 41/ });
  fireEvent.click(cell);
  await waitFor(() => expect(container.textContent).toContain("Mia Okafor, step 1: not yet, 2 tries, last answer 41."));
  fireEvent.keyDown(cell, { key: "ArrowDown" });
  await waitFor(() => expect(container.textContent).toContain("Tom Lind, step 1: not begun."));
  expect(screen.getByRole("table", { name: /Students and their steps/ })).toBeTruthy();
});

test("a tutor takes one student’s drawing off the board, as one operation that can be undone", async () => {
  const at = { page: "p1", x: 0, y: 0, w: 9, h: 9, colour: "blue", size: "m", filled: false, z: 1 } as const;
  const elements = {
    e1: { ...at, id: "e1", kind: "rectangle", owner: "tom" },
    e2: { ...at, id: "e2", kind: "rectangle", owner: "mia" },
    e3: { ...at, id: "e3", kind: "ellipse", owner: "tom" },
  };
  const state = aState({ session });
  const store = asTutor({ ...state, board: { ...state.board, elements: elements as unknown as typeof state.board.elements } });
  within(store, <PeopleRow />);
  fireEvent.click(screen.getByRole("button", { name: /Tom Lind, here/ }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Take Tom Lind’s drawing off the board" }));
  expect(store.asked).toMatchObject([{ kind: "board.remove", elements: ["e1", "e3"] }]);
});

test("a tutor locks one pen, and all of them", async () => {
  const store = asTutor();
  within(store, <PeopleRow />);
  fireEvent.click(screen.getByRole("button", { name: /Tom Lind, here/ }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Lock the pen" }));
  fireEvent.click(screen.getByRole("button", { name: "Everybody" }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Lock all pens" }));
  expect(store.asked).toMatchObject([{ kind: "pen.open", person: "tom", open: false }, { kind: "pens.open", open: false }]);
});

test("somebody who was sent out can be let in again", async () => {
  const store = asTutor(aState({ session, removed: ["tom"] }));
  within(store, <PeopleRow />);
  fireEvent.click(screen.getByRole("button", { name: /Tom Lind, sent out/ }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Let Tom Lind in again" }));
  expect(store.asked).toMatchObject([{ kind: "person.readmit", person: "tom" }]);
});

test("students see who is here, and nothing to do about it", () => {
  within(new FakeStore({ state: aState({ hands: ["tom"] }) }), <PeopleRow />);
  expect(screen.queryByRole("button")).toBeNull();
  screen.getByText("Tom Lind, here, hand up, number 1");
});

test("ending a session asks first, starting one does not", async () => {
  const store = asTutor();
  within(store, <SessionControl />);
  fireEvent.click(screen.getByRole("button", { name: "End session" }));
  expect(store.asked).toEqual([]);
  await screen.findByText("End the session for everybody?");
  fireEvent.click(screen.getAllByText("End session").at(-1) ?? document.body);
  expect(store.asked).toMatchObject([{ kind: "session.end" }]);
  cleanup();
  const resting = asTutor(aState({ session: null }));
  within(resting, <SessionControl />);
  fireEvent.click(screen.getByRole("button", { name: "Start session" }));
  expect(resting.asked).toMatchObject([{ kind: "session.start" }]);
});
