import type { Id } from "../../../ids";
import { Prose } from "../../../maths/Prose";
import { Icon } from "../../../ui";
import type { PublicStep, Solution } from "../../../wire";
import { Given } from "../AnswerResult";
import "./modes.css";

type SolutionViewProps = { readonly solution: Solution; readonly problem: Id; readonly ask: PublicStep["ask"] };

/** A step worked through, as the tutor showed it. */
export function SolutionView({ solution, problem, ask }: SolutionViewProps) {
  const isText = ask.kind === "choice" || ask.kind === "choices" || ask.kind === "ordering";
  return (
    <section class="solution" aria-label="Worked solution">
      <h4 class="solution__title">
        <Icon name="show" /> Worked solution
      </h4>
      {solution.lines.length > 0 && (
        <ol class="solution__lines">
          {solution.lines.map((line, index) => (
            <li key={index}>
              {line.title !== "" && (
                <strong>
                  <Prose text={line.title} problem={problem} inline />
                </strong>
              )}
              <Prose text={line.text} problem={problem} />
              {line.answer !== "" && (
                <p class="solution__answer">
                  → <Prose text={line.answer} problem={problem} inline />
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      <p class="solution__answer">
        <strong>Answer:</strong>{" "}
        {isText ? <Prose text={solution.answer} problem={problem} inline /> : <Given ask={ask} answer={solution.answer} problem={problem} />}
      </p>
    </section>
  );
}
