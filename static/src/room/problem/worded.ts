/** A problem in plain words, for who asks for them: where it has any, they stand in the place of the others. */
import { accommodations } from "../../settings/own";
import type { PublicHint, PublicProblem, PublicStep } from "../../wire";

const inPlace = (plain: string | undefined, text: string) => (plain === undefined || plain === "" ? text : plain);

/** What a problem says before its first step. */
export function bodyOf(problem: Pick<PublicProblem, "body" | "plain_body">): string {
  return accommodations.value.plain_words ? inPlace(problem.plain_body, problem.body) : problem.body;
}

/** A step, as its student reads it. */
export function worded(step: PublicStep): PublicStep {
  if (!accommodations.value.plain_words) return step;
  const { plain_title, plain_body } = step;
  return { ...step, title: inPlace(plain_title, step.title), body: inPlace(plain_body, step.body) };
}

/** What a hint says. */
export function textOf(hint: Pick<PublicHint, "text" | "plain_text">): string {
  return accommodations.value.plain_words ? inPlace(hint.plain_text, hint.text) : hint.text;
}
