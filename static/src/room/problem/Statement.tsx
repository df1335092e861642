import { useRef } from "preact/hooks";

import { Prose } from "../../maths/Prose";
import { ReadAloud } from "../../maths/ReadAloud";
import type { PublicProblem } from "../../wire";
import { bodyOf } from "./worded";
import "./statement.css";

type StatementProps = { readonly problem: Pick<PublicProblem, "id" | "title" | "body" | "plain_body" | "subject"> };

/** What a problem says before its first step. */
export function Statement({ problem }: StatementProps) {
  const words = useRef<HTMLDivElement>(null);
  return (
    <div class="statement" ref={words}>
      <p class="statement__subject">{problem.subject}</p>
      <h2 class="statement__title">
        <Prose text={problem.title} problem={problem.id} inline />
      </h2>
      <Prose text={bodyOf(problem)} problem={problem.id} />
      <ReadAloud of={words} name="the problem" />
    </div>
  );
}
