import type { Id } from "../../../ids";
import { Icon } from "../../../ui";
import { useRoom, useSlice } from "../../context";
import { answeredHere, studentsHere } from "./around";

type LockedStepProps = { readonly problem: Id; readonly number: number; readonly before: Id | null };

/** The place of a step that is not open yet, and what it waits for. */
export function LockedStep({ problem, number, before }: LockedStepProps) {
  return (
    <li class="step step--locked">
      <h3 class="step__heading locked-step">
        <span class="step__sign" aria-hidden="true">
          <Icon name="lock" />
        </span>
        <span class="step__title">
          <span class="step__number">Step {number} · closed</span>
          <Waits problem={problem} number={number} before={before} />
        </span>
      </h3>
    </li>
  );
}

function Waits({ problem, number, before }: LockedStepProps) {
  const { presence } = useRoom();
  const lock = useSlice((state) => state.modes.lock);
  const modes = useSlice((state) => state.modes);
  const people = useSlice((state) => state.people);
  const attending = useSlice((state) => state.attending);
  const removed = useSlice((state) => state.removed);
  if (lock !== "everybody" || before === null) return <>Your tutor opens it when it is time.</>;
  const here = studentsHere({ people, attending, removed }, presence.value);
  const answered = answeredHere({ modes }, here, problem, before);
  return (
    <>
      It opens when everybody has answered step {number - 1}: {answered} of {here.length} so far.
    </>
  );
}
