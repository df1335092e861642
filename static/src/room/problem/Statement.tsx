import { Prose } from "../../maths/Prose";
import type { PublicProblem } from "../../wire";
import "./statement.css";

type StatementProps = { readonly problem: Pick<PublicProblem, "id" | "title" | "body" | "subject"> };

/** What a problem says before its first step. */
export function Statement({ problem }: StatementProps) {
  return (
    <div class="statement">
      <p class="statement__subject">{problem.subject}</p>
      <h2 class="statement__title">
        <Prose text={problem.title} problem={problem.id} inline />
      </h2>
      <Prose text={problem.body} problem={problem.id} />
    </div>
  );
}
