import { useState } from "preact/hooks";

import type { Id } from "../../ids";
import { at } from "../../state/record";
import { Button, Notice, SelectField } from "../../ui";
import type { PublicProblem } from "../../wire";
import { useAsking } from "../asking";
import { useRoom, useSlice } from "../context";
import { Credit } from "../problem/Credit";
import { Statement } from "../problem/Statement";
import { plainText } from "../../maths/prose";
import { nameOf } from "../roles";
import { orderOf } from "./order";
import { ProblemPicker } from "./ProblemPicker";
import { StaffSteps } from "./StaffSteps";
import { TutorModes } from "./TutorModes";
import { WhatNext } from "./WhatNext";
import "./tutor.css";

/** The problem as staff see it: which one is open, what it asks, its keys on request; a tutor can open another. */
export function TutorProblem() {
  const store = useRoom();
  const problem = useSlice((state) => state.problem);
  const session = useSlice((state) => state.session);
  return (
    <>
      {store.you.role === "tutor" && session !== null && (
        <>
          <Opener />
          <TutorModes />
        </>
      )}
      {problem === null ? (
        <div class="problem-panel__empty">
          <h2>No problem is open</h2>
          <p>{session === null ? "Start the session, and the first problem of the set opens." : "Pick one, and everybody here sees it."}</p>
        </div>
      ) : (
        <OpenProblem key={problem.id} problem={problem} />
      )}
    </>
  );
}

/** The open problem; where everybody has numbers of their own, with the numbers of one of them. */
function OpenProblem({ problem }: { readonly problem: PublicProblem }) {
  const variants = useSlice((state) => state.variants);
  const people = useSlice((state) => state.people);
  const [whose, setWhose] = useState<Id | undefined>();
  const students = Object.keys(variants);
  const chosen = whose !== undefined && whose in variants ? whose : students[0];
  const shown = (chosen === undefined ? undefined : at(variants, chosen)) ?? problem;
  return (
    <>
      {chosen !== undefined && (
        <SelectField
          label="Numbers of"
          hint="Everybody has numbers of their own in this problem."
          value={chosen}
          onChange={(event) => setWhose(event.currentTarget.value)}
        >
          {students.map((each) => (
            <option key={each} value={each}>
              {nameOf({ people }, each)}
            </option>
          ))}
        </SelectField>
      )}
      <Statement problem={shown} />
      <StaffSteps key={chosen} problem={shown} person={chosen} />
      <Credit credit={shown.credit} />
    </>
  );
}

/** Opens the next problem of the set, the one before, or any other. */
function Opener() {
  const store = useRoom();
  const problem = useSlice((state) => state.problem);
  const session = useSlice((state) => state.session);
  const [picking, setPicking] = useState(false);
  const [asking, setAsking] = useState(false);
  const { ask, pending, refusal } = useAsking();
  const order = orderOf({ problem, session }, store.room.problems);
  const open = (id: string) => void ask({ kind: "problem.open", problem: id });
  return (
    <div class="opener" role="group" aria-label="Open a problem">
      <p class="opener__place">{placeIn(order.number, order.total)}</p>
      <div class="opener__buttons">
        <Button size="small" disabled={order.previous === null} pending={pending} onClick={() => order.previous && open(order.previous.id)}>
          Previous
        </Button>
        <Button size="small" disabled={order.next === null} pending={pending} onClick={() => order.next && open(order.next.id)}>
          Next
        </Button>
        <Button size="small" onClick={() => setPicking(true)}>
          Pick another
        </Button>
        <Button size="small" onClick={() => setAsking(true)}>
          What next?
        </Button>
      </div>
      {order.next !== null && <p class="opener__next">Next: {plainText(order.next.name)}</p>}
      {refusal !== null && <Notice tone="careful">{refusal.message}</Notice>}
      {asking && <WhatNext onClose={() => setAsking(false)} />}
      {picking && <ProblemPicker onPick={open} onClose={() => setPicking(false)} />}
    </div>
  );
}

function placeIn(number: number | null, total: number): string {
  if (number !== null) return `Problem ${number} of ${total}`;
  return total === 0 ? "This room has no problem set" : "Not one of this session’s set";
}
