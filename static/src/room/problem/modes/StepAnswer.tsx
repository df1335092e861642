import type { Id } from "../../../ids";
import { plainText } from "../../../maths/prose";
import type { Part, PublicStep } from "../../../wire";
import { useRoom, useSlice } from "../../context";
import { AnswerForm } from "../AnswerForm";
import { keptOf, shownOf, solutionFor } from "./around";
import { KeptAnswer } from "./KeptAnswer";
import { ShownAnswers } from "./ShownAnswers";
import { SolutionView } from "./SolutionView";
import { Together } from "./Together";

export type StepAnswerProps = {
  readonly problem: Id;
  readonly step: PublicStep;
  readonly part: Part;
  readonly hasHint: boolean;
  readonly onRight: () => void;
};

/** A step's answer, in the way that the tutor picked, and what was shown of it. */
export function StepAnswer(props: StepAnswerProps) {
  const { problem, step } = props;
  const { you } = useRoom();
  const modes = useSlice((state) => state.modes);
  const shown = shownOf({ modes }, problem, step.id);
  const solution = solutionFor({ modes }, you.person, problem, step.id);
  return (
    <>
      {modes.mode === "together" ? <Together {...props} /> : <OwnAnswer {...props} />}
      {shown !== undefined && <ShownAnswers shown={shown} ask={step.ask} problem={problem} />}
      {solution !== undefined && <SolutionView solution={solution} problem={problem} ask={step.ask} />}
    </>
  );
}

function OwnAnswer({ problem, step, part, hasHint, onRight }: StepAnswerProps) {
  const { you } = useRoom();
  const modes = useSlice((state) => state.modes);
  const session = useSlice((state) => state.session);
  const kept = keptOf({ modes }, you.person, problem, step.id);
  const waits = modes.mode === "think" && session !== null && !part.solved && shownOf({ modes }, problem, step.id) === undefined;
  // What came of an earlier answer says nothing about the one that waits.
  const work = kept === undefined ? part : { ...part, attempts: 0, answer: null, verdict: null, feedback: "" };
  return (
    <>
      {kept !== undefined && <KeptAnswer kept={kept} problem={problem} step={step} />}
      <AnswerForm
        key={`${problem} ${step.id}`}
        problem={problem}
        part={step.id}
        ask={step.ask}
        work={work}
        label={plainText(step.title === "" ? step.body : step.title)}
        hasHint={hasHint}
        verb={waits ? (kept === undefined ? "Give my answer" : "Change my answer") : "Check"}
        onRight={onRight}
      />
    </>
  );
}
