import { expect, it } from "vitest";

import type { ChildSession } from "../../wire";
import { letterAbout } from "./letter";

const NOW = new Date("2026-11-20T15:00:00").getTime();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const session = (daysAgo: number, of: Partial<ChildSession> = {}): ChildSession => ({
  session: `s${daysAgo}`,
  room_name: "Fractions",
  tutor: "Tina Brandt",
  started_at: NOW - daysAgo * DAY,
  ended_at: NOW - daysAgo * DAY + HOUR,
  attended_ms: HOUR,
  active_ms: HOUR / 2,
  steps_alone: 3,
  steps_with_hint: 1,
  steps_together: 0,
  steps_tried: 0,
  problems: ["Apples in boxes"],
  ...of,
});

const letter = (...sessions: ChildSession[]) =>
  letterAbout({ id: "mia", name: "Mia", sessions }, NOW).sentences.join(" ");

it("says three things", () => {
  expect(letter(session(1), session(8, { tutor: "Sam Reed" }))).toBe(
    "Mia was in 2 sessions in the last four weeks, with Tina Brandt and Sam Reed, for 2 hours in all. " +
      "6 steps of problems were solved alone, and 2 with a hint. " +
      "The latest session was yesterday at 15:00: Fractions with Tina Brandt, working on “Apples in boxes”.",
  );
});

it("says what was begun, without blame", () => {
  expect(letter(session(0, { steps_alone: 1, steps_with_hint: 0, steps_tried: 1 }))).toContain(
    "1 step of problems was solved, all without a hint. 1 step was begun and can be taken up again.",
  );
});

it("says what was solved with the group", () => {
  expect(letter(session(0, { steps_together: 2 }))).toContain("and 1 with a hint. 2 steps were solved with the group.");
  expect(letter(session(0, { steps_alone: 0, steps_with_hint: 0, steps_together: 1 }))).toContain("1 step of problems was solved with the group.");
});

it("says so when the child was not there", () => {
  const missed = session(2, {
    attended_ms: 0,
    active_ms: 0,
    steps_alone: 0,
    steps_with_hint: 0,
    problems: [],
  });
  expect(letter(missed)).toBe(
    "Mia was in none of the 1 session in the last four weeks. No step of a problem was solved in that time. " +
      "The latest session was Wednesday 18 November at 15:00: Fractions with Tina Brandt.",
  );
});

it("goes further back when nothing was lately", () => {
  expect(letter(session(100))).toContain("Mia was in 1 session some time ago");
});

it("has nothing to say before the first session", () => expect(letter()).toBe(""));
