import { counted } from "../../../dates";
import type { Id } from "../../../ids";
import { Icon } from "../../../ui";
import type { PublicStep, Shown, ShownAnswer } from "../../../wire";
import { Given } from "../AnswerResult";
import "./modes.css";

type ShownAnswersProps = { readonly shown: Shown; readonly ask: PublicStep["ask"]; readonly problem: Id };

/** What was answered to a step and how often, without names. */
export function ShownAnswers({ shown, ask, problem }: ShownAnswersProps) {
  return (
    <section class="shown-answers" aria-label="All answers">
      <h4 class="shown-answers__title">All answers</h4>
      <ul class="shown-answers__list">
        {shown.answers.map((each) => (
          <li key={`${each.answer} ${each.verdict}`} class={`shown-answer shown-answer--${each.verdict}`}>
            <Icon name={each.verdict === "correct" ? "check" : "edit"} />
            <span class="shown-answer__what">
              <Given ask={ask} answer={each.answer} problem={problem} />
            </span>
            <span class="shown-answer__count">
              {verdictWords(each.verdict)}, {counted(each.count, "answer")}
            </span>
          </li>
        ))}
      </ul>
      {shown.unshown > 0 && <p class="shown-answers__more">{counted(shown.unshown, "more answer")} with words that are still being checked.</p>}
    </section>
  );
}

/** A verdict on an answer without an author, in a word or two. */
export function verdictWords(verdict: ShownAnswer["verdict"]): string {
  switch (verdict) {
    case "correct":
      return "right";
    case "wrong_form":
      return "right value, another form";
    case "wrong_unit":
      return "right number, another unit";
    case "waiting":
      return "your tutor reads it";
    case "incorrect":
      return "not yet";
  }
}
