import { useState } from "preact/hooks";

import type { Id } from "../../ids";
import { accommodations } from "../../settings/own";
import { Button } from "../../ui";
import type { PublicProblem } from "../../wire";
import { LockedStep } from "./modes/LockedStep";
import { progressOf, type Progress, type StepProgress, type Work } from "./progress";
import { stepElement, StepItem } from "./StepItem";

type StepsProps = { readonly problem: PublicProblem; readonly work: Work };

/**
 * The steps of a problem, all visible as headings, or one at a time for who wants that. The first
 * that is not solved begins open; after that nothing opens or closes unless its student does it.
 * Give it a `key` of the problem.
 */
export function Steps({ problem, work }: StepsProps) {
  const progress = progressOf(problem, work);
  const [open, setOpen] = useState<ReadonlySet<Id>>(() => new Set(progress.current === null ? [] : [progress.current.step.id]));

  const [at, setAt] = useState(progress.current?.step.id ?? progress.steps[0]?.step.id);
  const single = accommodations.value.one_step ? (progress.steps.find((each) => each.step.id === at) ?? progress.steps[0]) : undefined;

  const toggle = (step: Id) => setOpen(toggled(open, step));
  const goOn = (from: StepProgress, to: StepProgress) => {
    setOpen(new Set([...open].filter((each) => each !== from.step.id).concat(to.step.id)));
    setAt(to.step.id);
    requestAnimationFrame(() => focusOn(problem.id, to.step.id, entrance()));
  };
  const shown = single === undefined ? progress.steps : [single];
  return (
    <>
    <ol class="steps">
      {shown.map((each) => {
        const before = progress.steps[each.number - 2]?.step.id ?? null;
        if (each.step.locked) return <LockedStep key={each.step.id} problem={problem.id} number={each.number} before={before} />;
        const next = nextAfter(progress, each);
        return (
          <StepItem
            key={each.step.id}
            problem={problem.id}
            progress={each}
            work={work}
            isOpen={open.has(each.step.id)}
            next={next}
            onToggle={() => toggle(each.step.id)}
            onNext={() => next !== null && goOn(each, next)}
            onRight={() => requestAnimationFrame(() => focusOn(problem.id, each.step.id, ".step__next"))}
          />
        );
      })}
    </ol>
    {single !== undefined && <OneStep progress={progress} shown={single} onGo={(to) => goOn(single, to)} />}
    </>
  );
}

type OneStepProps = { readonly progress: Progress; readonly shown: StepProgress; readonly onGo: (to: StepProgress) => void };

/** Under the one step that is shown: which it is, and the ways to the others. */
function OneStep({ progress, shown, onGo }: OneStepProps) {
  const [before, after] = [progress.steps[shown.number - 2], progress.steps[shown.number]];
  return (
    <nav class="one-step" aria-label="Steps">
      <Button size="small" disabled={before === undefined} onClick={() => before !== undefined && onGo(before)}>
        Step before
      </Button>
      <p class="one-step__place">
        Step {shown.number} of {progress.steps.length}
      </p>
      <Button size="small" disabled={after === undefined} onClick={() => after !== undefined && onGo(after)}>
        Next step
      </Button>
    </nav>
  );
}

function toggled(open: ReadonlySet<Id>, step: Id): ReadonlySet<Id> {
  const next = new Set(open);
  if (!next.delete(step)) next.add(step);
  return next;
}

/** The first unsolved step behind this one, else the first unsolved at all. */
function nextAfter(progress: Progress, from: StepProgress): StepProgress | null {
  return progress.steps.find((each) => each.number > from.number && !each.part.solved && !each.step.locked) ?? progress.current;
}

/** Where a step is entered: its field, or on a touch screen, where that opens a keyboard, its heading. */
function entrance(): string {
  return matchMedia("(pointer: fine)").matches ? ".answer :is(input, math-field)" : "h3 button";
}

function focusOn(problem: Id, step: Id, selector: string): void {
  const control = document.getElementById(stepElement(problem, step))?.querySelector<HTMLElement>(selector);
  control?.focus({ preventScroll: true });
  control?.scrollIntoView({ block: "nearest" });
}
