import type { Id } from "../../../ids";
import { Icon } from "../../../ui";
import type { Kept, PublicStep } from "../../../wire";
import { useRoom, useSlice } from "../../context";
import { Given } from "../AnswerResult";
import { answeredHere, studentsHere } from "./around";
import "./modes.css";

type KeptAnswerProps = { readonly kept: Kept; readonly problem: Id; readonly step: PublicStep };

/** One's own answer while it waits to be shown, and what it waits for. */
export function KeptAnswer({ kept, problem, step }: KeptAnswerProps) {
  return (
    <div class="waiting-answer" role="status">
      <Icon name="clock" />
      <p>
        <strong>Your answer is safe.</strong>{" "}
        {kept.answer === null ? (
          "Its words are being checked. "
        ) : (
          <>
            You answered{" "}
            <q class="answer__given">
              <Given ask={step.ask} answer={kept.answer} problem={problem} />
            </q>
            .{" "}
          </>
        )}
        It waits until your tutor shows the answers. You can change it until then. <Progress problem={problem} step={step.id} />
      </p>
    </div>
  );
}

function Progress({ problem, step }: { readonly problem: Id; readonly step: Id }) {
  const { presence } = useRoom();
  const modes = useSlice((state) => state.modes);
  const people = useSlice((state) => state.people);
  const attending = useSlice((state) => state.attending);
  const removed = useSlice((state) => state.removed);
  const here = studentsHere({ people, attending, removed }, presence.value);
  return (
    <span class="waiting-answer__count">
      {answeredHere({ modes }, here, problem, step)} of {here.length} have answered.
    </span>
  );
}
