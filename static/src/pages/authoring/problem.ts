/** A problem while it is written: what a new part begins with, and how a place in it is changed. */
import type { Hint, Problem, Question, Step } from "../../wire";

/** Names and indexes from the problem down, as the server names places. */
export type At = readonly (string | number)[];
export type Ask = Question["ask"];
export type Kind = Ask["kind"];

/** The draft as a whole problem: what the server left out is empty. */
export function wholeOf(body: Readonly<Record<string, unknown>>): Problem {
  const given = body as Partial<Problem>;
  return {
    ...given,
    id: given.id ?? "",
    title: given.title ?? "",
    body: given.body ?? "",
    subject: given.subject ?? "",
    course: given.course ?? "",
    lesson: given.lesson ?? "",
    level: given.level ?? "",
    steps: given.steps ?? [],
    credit: { source: "", author: "", licence: "", licence_url: "", url: "", ...given.credit },
    variables: given.variables ?? [],
    variant: given.variant ?? "same",
  };
}

/** What stands at a place; undefined where there is no such place. */
export function found(inside: unknown, at: At): unknown {
  return at.reduce<unknown>(
    (part, key) => (part as Record<string | number, unknown> | undefined)?.[key],
    inside,
  );
}

/** The same with another value at a place; all else is shared. */
export function changed<Whole>(whole: Whole, at: At, value: unknown): Whole {
  const [first, ...rest] = at;
  if (first === undefined) return value as Whole;
  if (Array.isArray(whole)) {
    const inside: readonly unknown[] = whole;
    return inside.map((each, index) =>
      index === first ? changed(each, rest, value) : each,
    ) as Whole;
  }
  const inside = whole as Readonly<Record<string, unknown>>;
  return { ...inside, [first]: changed(inside[first], rest, value) } as Whole;
}

/** A list with one entry moved by so many places; as it was where that leads out of it. */
export function moved<Each>(list: readonly Each[], from: number, by: number): readonly Each[] {
  const to = from + by;
  const one = list[from];
  if (one === undefined || to < 0 || to >= list.length) return list;
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), one, ...rest.slice(to)];
}

/** An id that no step or hint of the problem has yet. */
export function freshId(problem: Problem, prefix: "s" | "h"): string {
  const taken = new Set(problem.steps.flatMap((step) => [step.id, ...idsUnder(step)]));
  let number = 1;
  while (taken.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

/** The ids of every hint under a part, at any depth. */
export function idsUnder(part: Step | Hint): readonly string[] {
  return part.hints.flatMap((hint) => [hint.id, ...idsUnder(hint)]);
}

/** The steps with no hint waiting any more for one that was taken away. */
export function withoutWaiting<Part extends Step | Hint>(part: Part, gone: ReadonlySet<string>): Part {
  return {
    ...part,
    hints: part.hints.map((hint) => ({
      ...withoutWaiting(hint, gone),
      depends_on: hint.depends_on.filter((each) => !gone.has(each)),
    })),
  };
}

export const aQuestion = (): Question => ({
  ask: askOf("number"),
  key: { accepted: [""], tolerance: 0, error: 0, wrong: [] },
});

export const aStep = (id: string): Step => ({
  id,
  title: "",
  body: "",
  question: aQuestion(),
  hints: [],
  skills: [],
});

export const aHint = (id: string): Hint => ({
  id,
  title: "",
  text: "",
  depends_on: [],
  question: null,
  hints: [],
});

/** The kinds of answer, as they are offered. */
export const KINDS: Readonly<Record<Kind, string>> = {
  number: "A number",
  quantity: "A number with its unit",
  choice: "One of several options",
  choices: "All options that are right",
  ordering: "Options put in order",
  expression: "An expression with letters",
  equation: "An equation",
  inequality: "An inequality",
  interval: "An interval",
  set: "Several values, in any order",
  list: "Several values, in order",
  matrix: "A matrix or vector",
  chemical_formula: "A chemical formula",
  chemical_equation: "A balanced chemical equation",
  text: "A word or short phrase",
  free: "Own words, read by the tutor",
};

/** What a question of this kind begins with; options stay when one kind of picking follows another. */
export function askOf(kind: Kind, before?: Ask): Ask {
  const options =
    before && "options" in before ? before.options : [{ id: "a", text: "" }, { id: "b", text: "" }];
  switch (kind) {
    case "number":
      return { kind, unit: null, form: null, places: null, figures: null };
    case "quantity":
      return { kind, unit: null, figures: null };
    case "expression":
      return { kind, form: null, positive: false, complex: false };
    case "equation":
      return { kind, form: null };
    case "set":
      return { kind, complex: false };
    case "chemical_equation":
      return { kind, states: false };
    case "choice":
    case "choices":
    case "ordering":
      return { kind, options };
    case "text":
      return { kind, maths: false };
    default:
      return { kind };
  }
}

/** The question with another kind of answer; what was right before is right only where it can be. */
export function withKind(question: Question, kind: Kind): Question {
  const ask = askOf(kind, question.ask);
  const bothPick = "options" in ask && "options" in question.ask;
  const neitherPicks = !("options" in ask) && !("options" in question.ask);
  const kept = bothPick || neitherPicks ? question.key.accepted : [];
  const accepted = "options" in ask ? pickedAs(ask, kept) : kept.length > 0 ? kept : [""];
  return { ask, key: { ...question.key, accepted, wrong: neitherPicks ? question.key.wrong : [] } };
}

function pickedAs(ask: Extract<Ask, { readonly options: unknown }>, before: readonly string[]) {
  const ids = before.flatMap((each) => each.split(",")).filter((id) => id !== "");
  if (ask.kind === "choice") return ids;
  if (ask.kind === "choices") return [ids.join(",")];
  const rest = ask.options.map((option) => option.id).filter((id) => !ids.includes(id));
  return [[...ids, ...rest].join(",")];
}
