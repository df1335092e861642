import type { JSX } from "preact";

import { clock } from "../../dates";
import type { CaseWords, ContextLine } from "../../wire";

/** The words of a case where they were written, between what was said before and after. */
export function CaseContext({ words }: { readonly words: CaseWords }): JSX.Element {
  const isAmong = words.context.some((line) => line.is_this);
  return (
    <div class="context">
      {words.said !== "" && (
        <p class="context__said">
          <strong>What they say about it:</strong> {words.said}
        </p>
      )}
      {words.picture !== "" && (
        <img class="context__picture" src={words.picture} alt="The part of the board that was reported" />
      )}
      {!isAmong && <blockquote class="case__words">{words.text || "The words were deleted on time."}</blockquote>}
      {words.context.length > 0 && (
        <ol class="context__lines" aria-label="What was said before and after">
          {words.context.map((line) => (
            <Line key={line.place} line={line} text={line.is_this ? words.text : line.text} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Line({ line, text }: { readonly line: ContextLine; readonly text: string }): JSX.Element {
  return (
    <li class={line.is_this ? "context__line context__line--this" : "context__line"} aria-current={line.is_this ? "true" : undefined}>
      <span class="context__who">
        {line.author.name}, {clock(line.at)}
        {line.status === "held" && " · being checked"}
        {line.status === "deleted" && " · deleted since"}
      </span>
      <span class={line.is_this ? "case__words" : "context__words"}>
        {text === "" ? "Not shown here." : text}
      </span>
    </li>
  );
}
