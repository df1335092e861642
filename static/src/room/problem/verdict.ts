import type { AnswerGive, AnswerPropose, Part } from "../../wire";
import { idsOf, type Ask } from "./asks";
import type { Attempt } from "./attempts";

/** What is said beside an answer. */
export type Result =
  | { readonly kind: "none" }
  | { readonly kind: "checking"; readonly offline: boolean }
  | { readonly kind: "refused"; readonly message: string; readonly answer: string; readonly at: number | null }
  | { readonly kind: "right"; readonly answer: string | null; readonly held: boolean }
  | { readonly kind: "waiting"; readonly answer: string | null; readonly held: boolean }
  | {
      readonly kind: "not yet";
      readonly answer: string | null;
      readonly held: boolean;
      readonly tries: number;
      /** Whether the value is right, and only its form or its unit is not. */
      readonly nearly: boolean;
      /** What the checker said of it; empty for nothing. */
      readonly feedback: string;
    };

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
  if (part.verdict === "waiting") return { kind: "waiting", answer: part.answer, held };
  const nearly = part.verdict === "wrong_form" || part.verdict === "wrong_unit";
  return { kind: "not yet", answer: part.answer, held, tries: part.attempts, nearly, feedback: part.feedback };
}

/** An answer as it is shown back: options by their texts (a problem's texts), else as it was typed. */
export function shownAnswer(ask: Ask, answer: string): { readonly text: string; readonly isProse: boolean } {
  if (ask.kind !== "choice" && ask.kind !== "choices" && ask.kind !== "ordering") return { text: answer, isProse: false };
  const texts = idsOf(answer).map((id) => ask.options.find((option) => option.id === id)?.text ?? id);
  return { text: texts.join(ask.kind === "ordering" ? ", then " : ", "), isProse: true };
}

/** An answer in three pieces around the character, or the command, at which it stopped making sense. */
export function pointed(answer: string, at: number): { readonly before: string; readonly there: string; readonly behind: string } {
  const letters = Array.from(answer);
  // The server counts characters, as Python does; here a string counts half of some.
  const index = Math.min(Math.max(at, 0), letters.length);
  const rest = letters.slice(index).join("");
  const there = /^\\[A-Za-z]+/.exec(rest)?.[0] ?? letters[index] ?? "";
  return { before: letters.slice(0, index).join(""), there, behind: rest.slice(there.length) };
}
