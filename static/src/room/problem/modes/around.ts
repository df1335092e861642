import type { Id } from "../../../ids";
import { asideOf } from "../../../state/modes";
import { at } from "../../../state/record";
import type { Kept, Present, Proposal, PublicProblem, PublicStep, RoomState, Shown, Solution } from "../../../wire";
import { nameOf } from "../../roles";

type Here = Pick<RoomState, "people" | "attending" | "removed">;

/** The students who are here: who attend, and who are connected but have not been here long. */
export function studentsHere(state: Here, presence: readonly Present[]): readonly Id[] {
  const connected = new Set(presence.map((each) => each.person));
  return Object.entries(state.people)
    .filter(([id, person]) => person.role === "student" && (id in state.attending || connected.has(id)) && !state.removed.includes(id))
    .map(([id]) => id);
}

/** How many of those who are here have answered a step, as far as it is told. */
export function answeredHere(state: Pick<RoomState, "modes">, here: readonly Id[], problem: Id, step: Id): number {
  const answered = at(at(state.modes.answered, problem) ?? {}, step) ?? [];
  return here.filter((each) => answered.includes(each)).length;
}

/** Who a proposal still waits for. */
export function waitsFor(proposal: Proposal, here: readonly Id[]): readonly Id[] {
  return here.filter((each) => !proposal.agreed.includes(each));
}

/** People by name, whoever reads it as "you"; by name in order, oneself first. */
export function names(state: Pick<RoomState, "people">, people: readonly Id[], reader: Id): readonly string[] {
  const others = people.filter((each) => each !== reader).map((each) => nameOf(state, each));
  const sorted = others.sort((one, other) => one.localeCompare(other));
  return people.includes(reader) ? ["you", ...sorted] : sorted;
}

/** The problem before one student as they may see it: one given to them, with their own numbers, and the steps that were opened for them alone. */
export function openFor(problem: PublicProblem, state: Pick<RoomState, "modes" | "variants" | "given">, person: Id): PublicProblem {
  const own = at(state.given, person) ?? at(state.variants, person) ?? problem;
  const { steps } = asideOf(state, person, own.id);
  const shown = (step: PublicStep) => (step.locked ? (at(steps, step.id) ?? step) : step);
  return { ...own, steps: own.steps.map(shown) };
}

/** What is proposed to the group for a step. */
export function proposalOf(state: Pick<RoomState, "modes">, problem: Id, step: Id): Proposal | undefined {
  return at(at(state.modes.proposals, problem) ?? {}, step);
}

/** What the group answered last. */
export function groupOf(state: Pick<RoomState, "modes">, problem: Id, step: Id) {
  return at(at(state.modes.group, problem) ?? {}, step);
}

/** Whether the group has solved a step. */
export function isSolvedTogether(state: Pick<RoomState, "modes">, problem: Id, step: Id): boolean {
  return groupOf(state, problem, step)?.verdict === "correct";
}

/** An answer of one's own that waits to be shown. */
export function keptOf(state: Pick<RoomState, "modes">, person: Id, problem: Id, step: Id): Kept | undefined {
  return at(at(at(state.modes.kept, person) ?? {}, problem) ?? {}, step);
}

/** The answers to a step, once the tutor has shown them. */
export function shownOf(state: Pick<RoomState, "modes">, problem: Id, step: Id): Shown | undefined {
  return at(at(state.modes.shown, problem) ?? {}, step);
}

/** The worked solution of a step, if it was shown to everybody or to this person. */
export function solutionFor(state: Pick<RoomState, "modes">, person: Id, problem: Id, step: Id): Solution | undefined {
  return at(at(state.modes.solutions, problem) ?? {}, step) ?? at(asideOf(state, person, problem).solutions, step);
}
