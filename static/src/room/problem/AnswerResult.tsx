import type { Id } from "../../ids";
import { Maths } from "../../maths/Maths";
import { Prose } from "../../maths/Prose";
import { Icon } from "../../ui";
import { counted } from "../../dates";
import { settings } from "../../settings/settings";
import { isMaths, type Ask } from "./asks";
import { pointed, shownAnswer, type Result } from "./verdict";

type AnswerResultProps = {
  readonly result: Result;
  readonly ask: Ask;
  readonly problem: Id;
  readonly hasHint: boolean;
};

/** What came of an answer, in a line or two beside its field. */
export function AnswerResult({ result, ask, problem, hasHint }: AnswerResultProps) {
  switch (result.kind) {
    case "none":
      return null;
    case "checking":
      return <p class="answer__checking">{result.offline ? "Saved. It is checked when you are back." : "Checking your answer."}</p>;
    case "refused":
      return <Refused message={result.message} answer={result.answer} at={isMaths(ask) || ask.kind === "text" ? result.at : null} isUnread={result.at !== null} />;
    case "right":
      return (
        <div class="answer__verdict answer__verdict--right">
          <Icon name="check" />
          <p>
            <strong>Right.</strong> <Answered ask={ask} answer={result.answer} problem={problem} />
            {result.held && <Checked />}
          </p>
        </div>
      );
    case "waiting":
      return (
        <div class="answer__verdict answer__verdict--waiting">
          <Icon name="clock" />
          <p>
            <strong>Sent to your tutor.</strong> <Answered ask={ask} answer={result.answer} problem={problem} />
            You can change it and send it again.
            {result.held && <Checked />}
          </p>
        </div>
      );
    case "not yet":
      return (
        <div class="answer__verdict answer__verdict--not-yet">
          <Icon name="edit" />
          <p>
            <strong>{result.nearly ? "Nearly." : "Not yet."}</strong> <Answered ask={ask} answer={result.answer} problem={problem} />
            {result.feedback !== "" && <span class="answer__feedback">{result.feedback} </span>}
            {hasHint ? "Try again, or take a hint. " : "Try again. "}
            {!settings.value.calm && <span class="answer__tries">{counted(result.tries, "try", "tries")} so far.</span>}
            {result.held && <Checked />}
          </p>
        </div>
      );
  }
}

function Checked() {
  return <span class="answer__held"> The words of your answer are being checked before others see them.</span>;
}

function Answered({ ask, answer, problem }: { readonly ask: Ask; readonly answer: string | null; readonly problem: Id }) {
  if (answer === null) return null;
  return (
    <>
      You answered{" "}
      <q class="answer__given">
        <Given ask={ask} answer={answer} problem={problem} />
      </q>
      .{" "}
    </>
  );
}

/** An answer as its author knows it: a choice by its text, LaTeX from the maths field as maths. */
export function Given({ ask, answer, problem }: { readonly ask: Ask; readonly answer: string; readonly problem: Id }) {
  const shown = shownAnswer(ask, answer);
  if (shown.isProse) return <Prose text={shown.text} problem={problem} inline />;
  if (isMaths(ask) && answer.includes("\\")) return <Maths tex={answer} />;
  return <>{ask.kind === "number" && ask.unit !== null ? `${answer} ${ask.unit}` : answer}</>;
}

type RefusedProps = {
  readonly message: string;
  readonly answer: string;
  readonly at: number | null;
  /** Whether it could not be read, and so is no try. */
  readonly isUnread: boolean;
};

/** Why an answer could not be taken, with a mark under the character where it stopped making sense. */
function Refused({ message, answer, at, isUnread }: RefusedProps) {
  const pieces = at === null ? null : pointed(answer, at);
  return (
    <div class="answer__verdict answer__verdict--refused">
      <Icon name="careful" />
      <div>
        {pieces !== null && (
          <p class="answer__source">
            <span class="unseen">{pieces.there === "" ? "It stops making sense at its end: " : `It stops making sense at ${pieces.there}: `}</span>
            {pieces.before}
            <mark class="answer__there">{pieces.there === "" ? "\u00a0" : pieces.there}</mark>
            {pieces.behind}
          </p>
        )}
        <p>
          {message}
          {isUnread && " This does not count as a try."}
        </p>
      </div>
    </div>
  );
}
