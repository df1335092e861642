import type { Id } from "../../ids";
import type { Part, PublicProblem, PublicStep, RoomState } from "../../wire";

/** One person's work on one problem, part by part. */
export type Work = Readonly<Record<Id, Part>>;

const UNTOUCHED: Part = {
  attempts: 0,
  solved: false,
  alone: false,
  answer: null,
  answered_in: null,
  verdict: null,
  feedback: "",
  hints: [],
};

/** How far somebody is with a step. */
export type StepProgress = {
  readonly step: PublicStep;
  readonly number: number;
  readonly part: Part;
  readonly kind: "alone" | "helped" | "tried" | "begun" | "new";
  /** Hints that are open under the step, those of its scaffolds counted too. */
  readonly hints: number;
};

/** How far somebody is with a problem. `current` is the first open step that is not solved yet. */
export type Progress = {
  readonly steps: readonly StepProgress[];
  readonly current: StepProgress | null;
  readonly solved: number;
};

/** A record's own entry: an id may be a word that every object knows, such as `constructor`. */
function own<Value>(record: Readonly<Record<Id, Value>>, id: Id): Value | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

/** One person's work on one problem. */
export function workOf(all: RoomState["work"], person: Id, problem: Id): Work {
  const problems = own(all, person) ?? {};
  return own(problems, problem) ?? {};
}

/** One person's work on one part; untouched if there is none yet. */
export function partOf(work: Work, part: Id): Part {
  return own(work, part) ?? UNTOUCHED;
}

/** How far this work has come on the problem. */
export function progressOf(problem: PublicProblem, work: Work): Progress {
  const steps = problem.steps.map((step, index) => stepProgress(step, index + 1, work));
  return {
    steps,
    current: steps.find((each) => !each.part.solved && !each.step.locked) ?? null,
    solved: steps.filter((each) => each.part.solved).length,
  };
}

function stepProgress(step: PublicStep, number: number, work: Work): StepProgress {
  const part = partOf(work, step.id);
  const hints = openHints(work, step.id);
  return { step, number, part, kind: kindOf(part, hints), hints };
}

function kindOf(part: Part, hints: number): StepProgress["kind"] {
  if (part.solved) return part.alone ? "alone" : "helped";
  if (part.attempts > 0) return "tried";
  return hints > 0 ? "begun" : "new";
}

/** How many hints are open under a part, and under the scaffolds among them. */
export function openHints(work: Work, part: Id): number {
  const hints = partOf(work, part).hints;
  return hints.reduce((sum, hint) => sum + 1 + (hint.ask === null ? 0 : openHints(work, hint.id)), 0);
}

/** What came of a session for one person. */
export type Sum = {
  readonly problems: number;
  readonly alone: number;
  readonly helped: number;
  readonly tried: number;
};

/** The steps that somebody worked on in this session, over all its problems; scaffolds not counted. */
export function sumOf(all: RoomState["work"], person: Id): Sum {
  const works = Object.values(own(all, person) ?? {});
  const steps = works.flatMap(stepsOf);
  return {
    problems: works.length,
    alone: steps.filter((part) => part.solved && part.alone).length,
    helped: steps.filter((part) => part.solved && !part.alone).length,
    tried: steps.filter((part) => !part.solved).length,
  };
}

function stepsOf(work: Work): readonly Part[] {
  const scaffolds = new Set(Object.values(work).flatMap((part) => part.hints.map((hint) => hint.id)));
  return Object.entries(work).flatMap(([id, part]) => (scaffolds.has(id) ? [] : [part]));
}
