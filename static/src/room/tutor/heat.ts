import type { Id } from "../../ids";
import type { PublicProblem, RoomState } from "../../wire";
import { progressOf, workOf, type StepProgress } from "../problem/progress";
import { shownAnswer } from "../problem/verdict";
import { groupOf, keptOf, openFor } from "../problem/modes/around";
import { counted } from "../../dates";

/** What of the room the strip is made from. */
type Known = Pick<RoomState, "people" | "attending" | "work" | "modes" | "variants" | "given">;

/** One cell of the strip. */
export type HeatCell = StepProgress & {
  /** An answer waits to be shown. */
  readonly waits?: boolean;
  /** The step is not open to this student yet. */
  readonly closed?: boolean;
  /** It was solved by the group, with this student. */
  readonly together?: boolean;
};

/** One student's row in the strip. */
export type HeatRow = {
  readonly person: Id;
  readonly name: string;
  readonly steps: readonly HeatCell[];
  readonly solved: number;
  /** The title of the problem that they work on, if it is not the room's. */
  readonly elsewhere: string | null;
};

/** Where every student of this session is with the open problem, by name. */
export function heatOf(state: Known, problem: PublicProblem, here: ReadonlySet<Id>): readonly HeatRow[] {
  return Object.entries(state.people)
    .filter(([id, person]) => person.role === "student" && takesPart(state, id, here))
    .map(([id, person]) => {
      const own = openFor(problem, state, id);
      const progress = progressOf(own, workOf(state.work, id, own.id));
      const steps = progress.steps.map((step) => cellOf(state, own.id, id, step));
      return { person: id, name: person.name, steps, solved: progress.solved, elsewhere: own.id === problem.id ? null : own.title };
    })
    .sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
}

function cellOf(state: Known, problem: Id, person: Id, step: StepProgress): HeatCell {
  const group = groupOf(state, problem, step.step.id);
  const together = step.part.solved && !step.part.alone && group?.verdict === "correct" && group.took_part.includes(person);
  return { ...step, together, waits: keptOf(state, person, problem, step.step.id) !== undefined, closed: step.step.locked };
}

function takesPart(state: Known, person: Id, here: ReadonlySet<Id>): boolean {
  return here.has(person) || person in state.attending || person in state.work || person in state.modes.kept;
}

/** The sign of a cell: short, and different in shape from all others. */
export function sign(cell: HeatCell): string {
  if (cell.waits) return "…";
  if (cell.together) return "✓t";
  if (cell.closed && cell.kind === "new") return "–";
  switch (cell.kind) {
    case "alone":
      return "✓";
    case "helped":
      return "✓h";
    case "tried":
      return `✗${cell.part.attempts}${cell.hints > 0 ? "h" : ""}`;
    case "begun":
      return "h";
    case "new":
      return "·";
  }
}

/** A cell in words, as its name for screen readers and as the line that explains it. */
export function inWords(cell: HeatCell): string {
  if (cell.waits) return "answered, waits to be shown";
  if (cell.closed && cell.kind === "new") return "closed";
  const tries = counted(cell.part.attempts, "try", "tries");
  const hints = counted(cell.hints, "hint");
  if (cell.together) return `solved together${cell.hints > 0 ? `, ${hints}` : ""}`;
  switch (cell.kind) {
    case "alone":
      return `solved alone, ${tries}`;
    case "helped":
      return `solved with ${cell.hints > 0 ? hints : "help"}, ${tries}`;
    case "tried":
      return `not yet, ${tries}${cell.hints > 0 ? `, ${hints}` : ""}`;
    case "begun":
      return `not tried, ${hints}`;
    case "new":
      return "not begun";
  }
}

/** The last answer as a tutor reads it: a choice by its text; null if nothing was answered. */
export function lastAnswer(cell: HeatCell): { readonly text: string } | "held" | null {
  const { ask } = cell.step;
  const { answer, attempts } = cell.part;
  if (attempts === 0) return null;
  if (answer === null) return "held";
  return { text: shownAnswer(ask, answer).text };
}
