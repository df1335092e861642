import type { Part, PublicStep } from "../../wire";
import type { Attempt } from "./attempts";
import type { AnswerGive, AnswerPropose } from "../../wire";

type Ask = PublicStep["ask"];

/** What is said beside an answer. */
export type Result =
  | { readonly kind: "none" }
  | { readonly kind: "checking"; readonly offline: boolean }
  | { readonly kind: "refused"; readonly message: string; readonly answer: string; readonly at: number | null }
  | { readonly kind: "right"; readonly answer: string | null; readonly held: boolean }
  | { readonly kind: "not yet"; readonly answer: string | null; readonly held: boolean; readonly tries: number };

/** What is so with a part's answer now. What is on its way comes before what was said last. */
export function resultOf(part: Part, attempt: Attempt<AnswerGive | AnswerPropose>, offline: boolean): Result {
  const held = part.attempts > 0 && part.answer === null;
  if (part.solved) return { kind: "right", answer: part.answer, held };
  if (attempt.sending !== null) return { kind: "checking", offline };
  if (attempt.refused !== null) {
    const { command, refusal } = attempt.refused;
    const at = refusal.code === "unreadable" ? refusal.at : null;
    return { kind: "refused", message: refusal.message, answer: command.answer, at };
  }
  if (part.attempts === 0) return { kind: "none" };
  return { kind: "not yet", answer: part.answer, held, tries: part.attempts };
}

/** An answer as it is shown back: a choice by its text (a problem's text), else as it was typed. */
export function shownAnswer(ask: Ask, answer: string): { readonly text: string; readonly isProse: boolean } {
  if (ask.kind !== "choice") return { text: answer, isProse: false };
  return { text: ask.options.find((option) => option.id === answer)?.text ?? answer, isProse: true };
}

/** An answer in three pieces around the character at which it stopped making sense. */
export function pointed(answer: string, at: number): { readonly before: string; readonly there: string; readonly behind: string } {
  const letters = Array.from(answer);
  // The server counts characters, as Python does; here a string counts half of some.
  const index = Math.min(Math.max(at, 0), letters.length);
  return { before: letters.slice(0, index).join(""), there: letters[index] ?? "", behind: letters.slice(index + 1).join("") };
}
