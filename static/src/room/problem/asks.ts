import type { PublicStep } from "../../wire";

export type Ask = PublicStep["ask"];

/** What an answer is given with. */
export type Input = "line" | "formula" | "matrix" | "words" | "choice" | "choices" | "ordering";

/** The field that suits a kind of question. */
export function inputOf(ask: Ask): Input {
  switch (ask.kind) {
    case "expression":
    case "equation":
    case "inequality":
    case "interval":
    case "set":
    case "list":
      return "formula";
    case "text":
      return ask.maths ? "formula" : "line";
    case "matrix":
      return "matrix";
    case "free":
      return "words";
    case "choice":
    case "choices":
    case "ordering":
      return ask.kind;
    default:
      return "line";
  }
}

const NUMBER_FORMS = {
  simplified: "Write it as simply as you can.",
  fraction: "Write it as a fraction.",
  lowest_terms: "Write it as a fraction in lowest terms.",
  mixed: "Write it as a mixed number, like 1 1/2.",
  decimal: "Write it as a decimal.",
  scientific: "Write it in scientific notation, like 4.5 * 10^3.",
} as const;

const EXPRESSION_FORMS = {
  simplified: "Write it as simply as you can.",
  factored: "Write it as a product of factors.",
  expanded: "Multiply out all brackets.",
} as const;

/** How an answer of this kind is written, in a line under its field; empty where it needs no word. */
export function helpOf(ask: Ask): string {
  switch (ask.kind) {
    case "number":
      return [ask.form ? NUMBER_FORMS[ask.form] : "", digits(ask.places, "decimal place"), digits(ask.figures, "significant figure")].filter(Boolean).join(" ");
    case "expression":
      return ask.form ? EXPRESSION_FORMS[ask.form] : "";
    case "equation":
      return ask.form === "solved" ? "One letter stands alone on one side." : "Write an equation, with the sign =.";
    case "inequality":
      return "Write it like x < 3, or -2 < x <= 5.";
    case "interval":
      return "Write it like (2, 5] or [0, inf), with U between two.";
    case "set":
      return "Write all of them, in any order, with a comma or ; between.";
    case "list":
      return "Write them in order, with a comma or ; between.";
    case "quantity":
      return [ask.unit ? `Give it in ${ask.unit}, and write the unit too.` : "Write the unit too, like 5 m/s.", digits(ask.figures, "significant figure")].filter(Boolean).join(" ");
    case "chemical_formula":
      return "Write it like H2O, Ca(OH)2 or SO4^2-.";
    case "chemical_equation":
      return ask.states ? "Write it like 2H2(g) + O2(g) -> 2H2O(l)." : "Write it like 2H2 + O2 -> 2H2O.";
    case "choices":
      return "Choose all that are right.";
    case "ordering":
      return "Put them in order with the arrows.";
    case "free":
      return "Your tutor reads what you write.";
    default:
      return "";
  }
}

function digits(count: number | null | undefined, what: string): string {
  return count === null || count === undefined ? "" : `Give it to ${count} ${what}${count === 1 ? "" : "s"}.`;
}

/** Whether an answer of this kind is maths, so that LaTeX in it is shown as maths. */
export function isMaths(ask: Ask): boolean {
  return ask.kind === "text" ? ask.maths : !["choice", "choices", "ordering", "free"].includes(ask.kind);
}

/** The unit that stands behind the field; null where the student types it, or there is none. */
export function unitOf(ask: Ask): string | null {
  return ask.kind === "number" ? ask.unit : null;
}

/** What is typed into a field before anything was: an ordering begins as it stands. */
export function begunWith(ask: Ask): string {
  return ask.kind === "ordering" ? joined(ask.options.map((option) => option.id)) : "";
}

/** What was picked, as far as it can be picked here; what was typed, as it is. */
export function amongThem(ask: Ask, answer: string): string {
  if (ask.kind !== "choice" && ask.kind !== "choices") return answer;
  const options = ask.options.map((option) => option.id);
  return joined(idsOf(answer).filter((id) => options.includes(id)));
}

/** The ids of options in an answer. */
export function idsOf(answer: string): readonly string[] {
  return answer.split(",").map((id) => id.trim()).filter((id) => id !== "");
}

/** Ids of options as an answer. */
export function joined(ids: readonly string[]): string {
  return ids.join(",");
}
