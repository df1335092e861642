import { useState } from "preact/hooks";

import { api, wordsFor } from "../../api";
import { Prose } from "../../maths/Prose";
import { Button, Notice } from "../../ui";
import { useRoom } from "../context";
import type { Hint, Problem, PublicProblem, PublicStep, Question } from "../../wire";
import { shownAnswer } from "../problem/verdict";

type Keys = { readonly problem: Problem } | { readonly trouble: string } | "asked" | null;

/** The steps of the open problem, with their answers and hints when staff ask to see them. */
export function StaffSteps({ problem }: { readonly problem: PublicProblem }) {
  const { room } = useRoom();
  const [keys, setKeys] = useState<Keys>(null);
  const shown = keys !== null && keys !== "asked" && "problem" in keys ? keys.problem : null;
  const show = () => {
    setKeys("asked");
    api.openProblem(room.id).then(
      (whole) => setKeys({ problem: whole }),
      (error: unknown) => setKeys({ trouble: wordsFor(error) }),
    );
  };
  return (
    <>
      <Button
        size="small"
        class="staff-steps__show"
        icon={shown === null ? "show" : "hide"}
        pending={keys === "asked"}
        aria-expanded={shown !== null}
        onClick={() => (shown === null ? show() : setKeys(null))}
      >
        {shown === null ? "Show answers and hints" : "Hide answers and hints"}
      </Button>
      {keys !== null && keys !== "asked" && "trouble" in keys && <Notice tone="careful">{keys.trouble}</Notice>}
      <ol class="staff-steps">
        {problem.steps.map((step, index) => (
          <StaffStep key={step.id} step={step} number={index + 1} problem={problem.id} whole={shown} />
        ))}
      </ol>
    </>
  );
}

type StaffStepProps = { readonly step: PublicStep; readonly number: number; readonly problem: string; readonly whole: Problem | null };

function StaffStep({ step, number, problem, whole }: StaffStepProps) {
  const key = whole?.steps.find((each) => each.id === step.id);
  return (
    <li class="staff-step">
      <h3 class="staff-step__title">
        <span class="staff-step__number">Step {number}</span> <Prose text={step.title} problem={problem} inline />
      </h3>
      <Prose text={step.body} problem={problem} />
      <Options ask={step.ask} problem={problem} />
      {key !== undefined && <Accepted question={key.question} problem={problem} />}
      {key !== undefined && key.hints.length > 0 && <KeyHints hints={key.hints} problem={problem} />}
    </li>
  );
}

function Options({ ask, problem }: { readonly ask: PublicStep["ask"]; readonly problem: string }) {
  if (!("options" in ask)) return null;
  return (
    <ul class="staff-step__options">
      {ask.options.map((option) => (
        <li key={option.id}>
          <Prose text={option.text} problem={problem} inline />
        </li>
      ))}
    </ul>
  );
}

function Accepted({ question, problem }: { readonly question: Question; readonly problem: string }) {
  const unit = question.ask.kind === "number" && question.ask.unit !== null ? ` ${question.ask.unit}` : "";
  return (
    <p class="staff-step__key">
      <strong>Right:</strong>{" "}
      {question.key.accepted.map((each, index) => {
        const { text, isProse } = shownAnswer(question.ask, each);
        return (
          <span key={each}>
            {index > 0 && " or "}
            {isProse ? <Prose text={text} problem={problem} inline /> : text + unit}
          </span>
        );
      })}
    </p>
  );
}

function KeyHints({ hints, problem }: { readonly hints: readonly Hint[]; readonly problem: string }) {
  return (
    <ol class="staff-step__hints" aria-label="Hints">
      {hints.map((hint) => (
        <li key={hint.id}>
          <strong>
            <Prose text={hint.title} problem={problem} inline />
          </strong>
          <Prose text={hint.text} problem={problem} />
          {hint.question !== null && <Accepted question={hint.question} problem={problem} />}
          {hint.hints.length > 0 && <KeyHints hints={hint.hints} problem={problem} />}
        </li>
      ))}
    </ol>
  );
}
