import type { JSX } from "preact";

import type { ReviewCase } from "../../wire";
import { categoryWords, clockWords, severityWords } from "./words";

export type CaseListProps = {
  readonly cases: readonly ReviewCase[];
  readonly chosen: string;
  /** Who looks at it, and now by the server's clock. */
  readonly viewer: string;
  readonly now: number;
  readonly onChoose: (id: string) => void;
};

/** What waits, in the order in which it should be looked at. */
export function CaseList({ cases, chosen, viewer, now, onChoose }: CaseListProps): JSX.Element {
  return (
    <nav class="review__list" aria-label="Cases that wait">
      <ol class="cases">
        {cases.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              class={`cases__case ${each.due_at < now ? "cases__case--overdue" : ""}`}
              aria-current={each.id === chosen ? "true" : undefined}
              onClick={() => onChoose(each.id)}
            >
              <span class="cases__what">{categoryWords(each.category)}</span>
              <span class="cases__about">
                {severityWords(each.severity)} · {clockWords(each.due_at, now)}
              </span>
              <span class="cases__about">
                {each.author.name}, {each.room.name}
              </span>
              <Standing case={each} viewer={viewer} now={now} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Standing({
  case: each,
  viewer,
  now,
}: {
  readonly case: ReviewCase;
  readonly viewer: string;
  readonly now: number;
}): JSX.Element | null {
  const words: string[] = [];
  if (each.handed_to?.id === viewer) words.push("Given to you");
  else if (each.handed_to !== null) words.push(`Given to ${each.handed_to.name}`);
  if (each.escalated) words.push("With the safeguarding lead");
  if (each.claimed_by !== null && each.claimed_until > now && each.claimed_by.id !== viewer)
    words.push(`${each.claimed_by.name} is looking at it`);
  return words.length === 0 ? null : <span class="cases__standing">{words.join(" · ")}</span>;
}
