import { expect, it } from "vitest";

import { itemsOf, timeLeft } from "./plan";
import { aState, LADDER, MORNING } from "../testing/states";

const MINUTE = 60_000;
const PLANNED = { problem: "ladder", minutes: 20, since: MORNING };
const words = (minutes: number, pace = 1, calm = false) => timeLeft(PLANNED, pace, calm, MORNING + minutes * MINUTE)?.words;

it("gives who has more time as much more of it", () => {
  expect(timeLeft(PLANNED, 1, false, MORNING + 20 * MINUTE)?.share).toBe(0);
  expect(timeLeft(PLANNED, 1.5, false, MORNING + 15 * MINUTE)?.share).toBe(0.5);
  expect(timeLeft(PLANNED, 2, false, MORNING + 20 * MINUTE)?.share).toBe(0.5);
  expect(words(20, 2)).toBe("About 20 minutes left.");
});

it("speaks in round minutes, and ends nothing", () => {
  expect(words(0)).toBe("About 20 minutes left.");
  expect(words(13)).toBe("About 7 minutes left.");
  expect(words(18)).toBe("A few minutes left.");
  expect(words(21)).toBe("The planned time is over. Take the time that you need.");
  expect(words(500)).toBe("The planned time is over. Take the time that you need.");
});

it("has no number in calm mode, and no more than the whole when the clock here is behind", () => {
  for (const minutes of [0, 9, 15, 30]) expect(words(minutes, 1, true)).not.toMatch(/\d/);
  expect(timeLeft(PLANNED, 1, false, MORNING - 5 * MINUTE)?.share).toBe(1);
});

it("is nothing without a plan", () => {
  expect(timeLeft(null, 1, false, MORNING)).toBeNull();
});

it("says which problems are done, now and later, where there are several", () => {
  const session = { id: "one", started_at: MORNING, started_by: "tina", problems: ["a", "ladder", "b"] };
  expect(itemsOf(aState({ session })).map((each) => each.is)).toEqual(["done", "now", "later"]);
  expect(itemsOf(aState())).toEqual([]);
  expect(itemsOf(aState({ session, problem: { ...LADDER, id: "elsewhere" } }))).toEqual([]);
});
