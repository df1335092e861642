import { useId, useRef } from "preact/hooks";

import type { Id } from "../../ids";
import { ReadAloud } from "../../maths/ReadAloud";
import { Prose } from "../../maths/Prose";
import { settings } from "../../settings/settings";
import { Button, Icon } from "../../ui";
import { counted } from "../../dates";
import { at } from "../../state/record";
import { useRoom, useSlice } from "../context";
import { Hints } from "./Hints";
import { groupOf, isSolvedTogether, keptOf } from "./modes/around";
import { StepAnswer } from "./modes/StepAnswer";
import type { StepProgress, Work } from "./progress";
import { worded } from "./worded";
import "./step.css";

type StepItemProps = {
  readonly problem: Id;
  readonly progress: StepProgress;
  readonly work: Work;
  readonly isOpen: boolean;
  /** The step to go on with once this one is right; null when every other one is solved. */
  readonly next: StepProgress | null;
  readonly onToggle: () => void;
  readonly onNext: () => void;
  /** This person has just got it right here. */
  readonly onRight: () => void;
};

/** A step: its heading always, and what it asks while it is open. */
export function StepItem({ problem, progress, work, isOpen, next, onToggle, onNext, onRight }: StepItemProps) {
  const id = useId();
  const { part, number } = progress;
  const step = worded(progress.step);
  const item = useRef<HTMLLIElement>(null);
  const { you } = useRoom();
  const modes = useSlice((state) => state.modes);
  const offered = useSlice((state) => at(at(state.offered, you.person) ?? {}, problem));
  const isTogether = part.solved && !part.alone && groupOf({ modes }, problem, step.id)?.took_part.includes(you.person) === true;
  const isKept = keptOf({ modes }, you.person, problem, step.id) !== undefined;
  const isDone = part.solved || isKept || (modes.mode === "together" && isSolvedTogether({ modes }, problem, step.id));
  return (
    <li ref={item} class={`step step--${progress.kind}`} id={stepElement(problem, step.id)}>
      <h3 class="step__heading">
        <button type="button" class="step__toggle" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={onToggle}>
          <Sign progress={progress} />
          <span class="step__title">
            <span class="step__number">
              Step {number}
              <Standing progress={progress} together={isTogether} />
            </span>
            <Prose text={step.title} problem={problem} inline />
          </span>
          <Icon name={isOpen ? "up" : "down"} />
        </button>
      </h3>
      {isOpen && (
        <div id={id} class="step__body">
          <Prose text={step.body} problem={problem} />
          <ReadAloud of={item} name={`step ${number}`} />
          <StepAnswer problem={problem} step={step} part={part} hasHint={part.hints.length < step.hints} onRight={onRight} />
          {isDone && next !== null && next.step.id !== step.id && (
            <Button variant="primary" class="step__next" onClick={onNext}>
              Go on to step {next.number}
            </Button>
          )}
          <Hints problem={problem} under={step.id} total={step.hints} work={work} offered={offered === undefined ? undefined : at(offered, step.id)} />
        </div>
      )}
    </li>
  );
}

/** The id of a step's element, by which it is found to be focused. */
export function stepElement(problem: Id, step: Id): string {
  return `step-${problem}-${step}`;
}

function Sign({ progress }: { readonly progress: StepProgress }) {
  return (
    <span class="step__sign" aria-hidden="true">
      {progress.part.solved ? <Icon name="check" /> : progress.number}
    </span>
  );
}

/** How far the step is, in words; never by the sign or its colour alone. */
function Standing({ progress, together }: { readonly progress: StepProgress; readonly together: boolean }) {
  switch (progress.kind) {
    case "alone":
      return <span class="step__standing"> · right</span>;
    case "helped":
      return <span class="step__standing"> · right, {together ? "together" : "with help"}</span>;
    case "tried":
      if (settings.value.calm) return <span class="step__standing"> · tried</span>;
      return <span class="step__standing"> · {counted(progress.part.attempts, "try", "tries")} so far</span>;
    case "begun":
      if (settings.value.calm) return <span class="step__standing"> · begun</span>;
      return <span class="step__standing"> · {counted(progress.hints, "hint")} open</span>;
    case "new":
      return null;
  }
}
