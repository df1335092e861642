import type { JSX } from "preact";

import type { Fault, Problem } from "../../wire";
import { type At, found } from "./problem";

type FaultListProps = {
  readonly problem: Problem;
  readonly faults: readonly Fault[];
  readonly onMend: (fault: Fault) => void;
};

/** What has to be mended, each with a way to its field. */
export function FaultList({ problem, faults, onMend }: FaultListProps): JSX.Element {
  return (
    <ul class="faults">
      {faults.map((fault) => (
        <li key={`${fault.at.join(".")} ${fault.message}`}>
          <button type="button" class="faults__way" onClick={() => onMend(fault)}>
            {placeOf(problem, fault.at)}
          </button>
          : {fault.message}
        </li>
      ))}
    </ul>
  );
}

const NAMES: Readonly<Record<string, string>> = {
  title: "title",
  body: "text",
  text: "text",
  subject: "subject",
  level: "level",
  credit: "whose work it is",
  source: "source",
  licence: "licence",
  accepted: "right answer",
  wrong: "common mistake",
  feedback: "what is said",
  options: "options",
  skills: "skills",
  depends_on: "what it waits for",
  variables: "values",
  ask: "kind of answer",
};

/** A place in words: "Step 2, hint 1, right answer". */
export function placeOf(problem: Problem, at: At): string {
  const words = at.flatMap((key, index) => {
    const before = at[index - 1];
    if (typeof key === "number") {
      if (before === "steps") return [`step ${key + 1}`];
      if (before === "hints") return [`hint ${key + 1}`];
      if (before === "options") return [`option ${key + 1}`];
      return Array.isArray(found(problem, at.slice(0, index))) ? [String(key + 1)] : [];
    }
    const isListOfParts = (key === "steps" || key === "hints" || key === "options") && typeof at[index + 1] === "number";
    if (isListOfParts) return [];
    if (key === "steps") return ["steps"];
    if (key === "hints") return ["hints"];
    return NAMES[key] ? [NAMES[key]] : [];
  });
  const said = words.join(", ") || "the problem";
  return said.charAt(0).toUpperCase() + said.slice(1);
}
