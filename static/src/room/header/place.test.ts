import { expect, test } from "vitest";

import { aPart, aState, LADDER, TUTOR, YOU } from "../testing/states";
import { handWords, sessionLine } from "./place";

const solved = aPart({ attempts: 1, solved: true });

test("a student reads which step they are at", () => {
  expect(sessionLine(aState(), YOU)).toBe("Session, step 1 of 3");
  expect(sessionLine(aState({ work: { mia: { ladder: { s1: solved } } } }), YOU)).toBe("Session, step 2 of 3");
  expect(sessionLine(aState({ work: { mia: { ladder: { s1: solved, s2: solved, s3: solved } } } }), YOU)).toBe("Session, every step solved");
});

test("a tutor reads which problem of the set is open", () => {
  expect(sessionLine(aState(), TUTOR)).toBe("Session, problem 1 of 1");
  expect(sessionLine(aState({ problem: { ...LADDER, id: "other" } }), TUTOR)).toBe("Session");
});

test("without a session it says whether there was one", () => {
  expect(sessionLine(aState({ session: null, sessions: 0 }), YOU)).toBe("No session yet");
  expect(sessionLine(aState({ session: null }), YOU)).toBe("The session has ended");
});

test("a raised hand says its place when there are others", () => {
  expect(handWords([], "mia")).toBe("Raise hand");
  expect(handWords(["mia"], "mia")).toBe("Hand is up");
  expect(handWords(["tom", "mia"], "mia")).toBe("Hand is up, 2nd");
});
