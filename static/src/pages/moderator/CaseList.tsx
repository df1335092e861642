import type { JSX } from "preact";

import { clock } from "../../dates";
import type { HeldItem } from "../../wire";
import { keyOf, reasonOf, surfaceOf } from "./words";

export type CaseListProps = {
  readonly items: readonly HeldItem[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
};

/** The cases, the oldest first. */
export function CaseList({ items, chosen, onChoose }: CaseListProps): JSX.Element {
  return (
    <nav class="review__list" aria-label="Texts that wait">
      <ul class="cases">
        {items.map((item) => (
          <li key={keyOf(item)}>
            <button
              type="button"
              class="cases__case"
              aria-current={keyOf(item) === chosen ? "true" : undefined}
              onClick={() => onChoose(keyOf(item))}
            >
              <span class="cases__what">{surfaceOf(item)}</span>
              <span class="cases__about">
                {item.author.name} in {item.room_name}, {clock(item.written_at)}
              </span>
              <span class="cases__about">{reasonOf(item)}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
