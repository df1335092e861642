import { beforeEach, expect, test } from "vitest";

import type { Refusal } from "../../wire";
import { aPart, LADDER, aNumber } from "../testing/states";
import { answerAttempt, hintAttempt } from "./attempts";
import { keepDraft, readDraft } from "./drafts";
import { pointed, resultOf, shownAnswer } from "./verdict";

const UNREADABLE: Refusal = { code: "unreadable", message: "Something is missing here.", retry_after_ms: null, at: 3 };
const give = (id: string, answer: string, part = "s1") => ({ kind: "answer.give", id, problem: "ladder", part, answer }) as const;
const NOTHING = { sending: null, refused: null };

beforeEach(() => sessionStorage.clear());

test("an untouched part says nothing", () => {
  expect(resultOf(aPart(), NOTHING, false)).toEqual({ kind: "none" });
});

test("an answer on its way is being checked, whatever was said before", () => {
  const attempt = answerAttempt([{ command: give("c1", "16"), at: 1 }], "ladder", "s1");
  expect(resultOf(aPart({ attempts: 2, answer: "41" }), attempt, true)).toEqual({ kind: "checking", offline: true });
});

test("what could not be read is no attempt, and keeps what was typed", () => {
  const attempt = answerAttempt([{ command: give("c1", "3 +"), at: 1, refusal: UNREADABLE }], "ladder", "s1");
  expect(resultOf(aPart(), attempt, false)).toEqual({ kind: "refused", message: "Something is missing here.", answer: "3 +", at: 3 });
});

test("another part's answers do not matter here", () => {
  expect(answerAttempt([{ command: give("c1", "3", "s2"), at: 1 }], "ladder", "s1")).toEqual(NOTHING);
  expect(hintAttempt([{ command: { kind: "hint.take", id: "c", problem: "pond", under: "s1" }, at: 1 }], "ladder", "s1")).toEqual(NOTHING);
});

test("a wrong answer is not yet right, with its tries; one whose words are checked says so", () => {
  expect(resultOf(aPart({ attempts: 2, answer: "41" }), NOTHING, false)).toEqual({
    kind: "not yet",
    answer: "41",
    held: false,
    tries: 2,
    nearly: false,
    feedback: "",
  });
  expect(resultOf(aPart({ attempts: 1 }), NOTHING, false)).toMatchObject({ kind: "not yet", held: true });
});

test("a solved part is right, even while a later answer is on its way", () => {
  const attempt = answerAttempt([{ command: give("c1", "5"), at: 1 }], "ladder", "s1");
  expect(resultOf(aPart({ attempts: 1, solved: true, answer: "16" }), attempt, false)).toEqual({ kind: "right", answer: "16", held: false });
});

test("a choice is shown by its text", () => {
  const choice = LADDER.steps[1]?.ask ?? aNumber();
  expect(shownAnswer(choice, "a")).toEqual({ text: "The ladder", isProse: true });
  expect(shownAnswer(aNumber("m"), "4")).toEqual({ text: "4", isProse: false });
});

test("an answer is pointed at by whole characters, at its end too", () => {
  expect(pointed("3 * * 4", 4)).toEqual({ before: "3 * ", there: "*", behind: " 4" });
  expect(pointed("😀+2", 1)).toEqual({ before: "😀", there: "+", behind: "2" });
  expect(pointed("3 +", 3)).toEqual({ before: "3 +", there: "", behind: "" });
  expect(pointed("2\\blah 3", 1)).toEqual({ before: "2", there: "\\blah", behind: " 3" });
  expect(pointed("3", 99)).toEqual({ before: "3", there: "", behind: "" });
});

test("a draft is kept for its part alone, until it is empty", () => {
  const of = { person: "mia", room: "blue", problem: "ladder", part: "s1" };
  keepDraft(of, "1/2");
  expect(readDraft(of)).toBe("1/2");
  expect(readDraft({ ...of, part: "s2" })).toBe("");
  expect(readDraft({ ...of, person: "tom" })).toBe("");
  keepDraft(of, "");
  expect(sessionStorage.length).toBe(0);
});
