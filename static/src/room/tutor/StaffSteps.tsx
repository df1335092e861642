import { useEffect, useState } from "preact/hooks";

import { api, wordsFor } from "../../api";
import { Prose } from "../../maths/Prose";
import { plainText } from "../../maths/prose";
import { Button, Notice } from "../../ui";
import type { Id } from "../../ids";
import { useRoom } from "../context";
import type { Hint, Problem, PublicProblem, PublicStep, Question } from "../../wire";
import { shownAnswer } from "../problem/verdict";
import { ShowHint, TutorStep } from "./TutorStep";

type Keys = { readonly problem: Problem } | { readonly trouble: string } | "asked" | null;

/** The steps of the open problem, with their answers and hints when staff ask to see them. */
export function StaffSteps({ problem, person }: { readonly problem: PublicProblem; readonly person?: Id | undefined }) {
  const { room } = useRoom();
  const [keys, setKeys] = useState<Keys>(null);
  const closed = useClosed(problem);
  const shown = keys !== null && keys !== "asked" && "problem" in keys ? keys.problem : null;
  const show = () => {
    setKeys("asked");
    api.openProblem(room.id, person).then(
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
          <StaffStep key={step.id} step={step} number={index + 1} problem={problem.id} whole={shown} closed={closed} />
        ))}
      </ol>
    </>
  );
}

/** The problem with the texts of its closed steps, which the room's state does not hold; null while none is closed. */
function useClosed(problem: PublicProblem): Problem | null {
  const { room, you } = useRoom();
  const [whole, setWhole] = useState<Problem | null>(null);
  const isWanted = you.role === "tutor" && problem.steps.some((step) => step.locked);
  useEffect(() => {
    if (!isWanted) return;
    let stays = true;
    api.openProblem(room.id).then(
      (found) => {
        if (stays && found.id === problem.id) setWhole(found);
      },
      // Its places stay without words; the button above says why when it is pressed.
      () => undefined,
    );
    return () => {
      stays = false;
    };
  }, [room.id, problem.id, isWanted]);
  return whole;
}

type StaffStepProps = { readonly step: PublicStep; readonly number: number; readonly problem: string; readonly whole: Problem | null; readonly closed: Problem | null };

function StaffStep({ step, number, problem, whole, closed }: StaffStepProps) {
  const key = whole?.steps.find((each) => each.id === step.id);
  const text = step.locked ? closed?.steps.find((each) => each.id === step.id) : step;
  return (
    <li class="staff-step">
      <h3 class="staff-step__title">
        <span class="staff-step__number">Step {number}{step.locked && " · closed"}</span> <Prose text={text?.title ?? ""} problem={problem} inline />
      </h3>
      <Prose text={text?.body ?? ""} problem={problem} />
      <Options ask={step.ask} problem={problem} />
      <TutorStep problem={problem} step={step} number={number} />
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
          <ShowHint problem={problem} hint={hint.id} name={plainText(hint.title === "" ? hint.text : hint.title)} />
          {hint.question !== null && <Accepted question={hint.question} problem={problem} />}
          {hint.hints.length > 0 && <KeyHints hints={hint.hints} problem={problem} />}
        </li>
      ))}
    </ol>
  );
}
