import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { api } from "../../api";
import { SessionsPage } from "../../pages/tutor/SessionsPage";
import type { ReportedAct, SessionReport } from "../../wire";
import { isAnonymous } from "../anonymous";
import { FakeStore } from "../testing/fakeStore";
import { aState, MORNING, TUTOR } from "../testing/states";
import { within } from "../testing/within";
import { Overview } from "./Overview";
import { actWords, skillKind, skillSign, skillWords } from "./report";

const ACT: ReportedAct = {
  place: 1,
  at: MORNING,
  person: "mia",
  what: "answer",
  title: "A ladder",
  step: 1,
  scaffold: false,
  answer: "16",
  verdict: "correct",
  origin: "own",
  attempt: 1,
  hints: 0,
  by_tutor: false,
};
const REPORT: SessionReport = {
  room: { id: "room", name: "Algebra" },
  session: "one",
  started_at: MORNING,
  ended_at: null,
  students: [
    { id: "mia", name: "Mia Okafor", number: 1 },
    { id: "tom", name: "Tom Lind", number: 2 },
  ],
  acts: [ACT, { ...ACT, place: 2, person: "tom", what: "hint", answer: "Squares", verdict: null, origin: null, by_tutor: true }],
  skills: [{ skill: "squares", cells: { mia: { tried: 1, solved: 1, alone: 1, known: null } } }],
};

beforeEach(() => {
  vi.spyOn(api, "report").mockResolvedValue(REPORT);
  vi.spyOn(api, "sessions").mockResolvedValue({ room: REPORT.room, sessions: [{ session: "one", started_at: MORNING, ended_at: MORNING + 3_600_000 }] });
});
afterEach(() => {
  isAnonymous.value = false;
  vi.restoreAllMocks();
  cleanup();
});

test("a cell of the matrix says the same in signs, shapes and words", () => {
  const known = { tried: 3, solved: 2, alone: 1, known: 0.42 };
  expect([skillSign(known), skillKind(known), skillWords(known)]).toEqual(["2/3 42%", "helped", "2 of 3 steps solved, 1 without help, known to 42%"]);
  expect([skillSign(undefined), skillKind(undefined), skillWords(undefined)]).toEqual(["·", "new", null]);
  expect(skillKind({ tried: 1, solved: 0, alone: 0, known: null })).toBe("tried");
  expect(skillKind({ tried: 1, solved: 1, alone: 1, known: null })).toBe("alone");
});

test("an act is told in words", () => {
  expect(actWords(ACT)).toBe("step 1: answered “16”, right");
  expect(actWords({ ...ACT, answer: null, verdict: "incorrect", origin: "agreed" })).toBe("step 1: answered words that are being checked, not yet, agreed with the group");
  expect(actWords({ ...ACT, what: "hint", answer: "Squares", by_tutor: true })).toBe("step 1: hint from a tutor (Squares)");
  expect(actWords({ ...ACT, what: "solution", person: null })).toBe("step 1: worked solution shown");
});

test("the overview follows what is done, and hides names where they are hidden", async () => {
  const store = new FakeStore({ state: aState(), you: TUTOR });
  const { container } = within(store, <Overview onClose={() => undefined} />);
  await screen.findByRole("table", { name: /Steps solved/ });
  expect(container.textContent).toContain("1 of 1 step solved, 1 without help");
  expect(container.textContent).toContain("hint from a tutor (Squares)");
  const again = vi.spyOn(api, "report").mockResolvedValue({ ...REPORT, acts: [] });
  store.state.value = aState({ work: { mia: {} } });
  await waitFor(() => expect(again).toHaveBeenCalledTimes(1), { timeout: 3_000 });
  isAnonymous.value = true;
  await screen.findByRole("rowheader", { name: "Student 1" });
  expect(container.innerHTML).not.toMatch(/Mia|Tom Lind/);
  expect(screen.getByRole("link", { name: /Download/ }).getAttribute("href")).toContain("names=hidden");
});

test("past sessions can be read and downloaded, with or without names", async () => {
  const { container } = render(<SessionsPage roomId="room" />);
  const link = await screen.findByRole("link", { name: /Download as CSV/ });
  expect(link.getAttribute("href")).toBe("/api/rooms/room/sessions/one/report.csv");
  fireEvent.click(screen.getByRole("button", { name: /What was done/ }));
  await screen.findByRole("rowheader", { name: "Mia Okafor" });
  fireEvent.click(screen.getByRole("checkbox", { name: "Hide names" }));
  await screen.findByRole("rowheader", { name: "Student 1" });
  expect(container.innerHTML).not.toMatch(/Mia|Okafor|Lind/);
  expect(link.getAttribute("href")).toContain("names=hidden");
});
