import type { JSX } from "preact";

import { at } from "../state/record";
import { settings } from "../settings";
import { shortNames } from "../room/people/standing";
import type { Desk } from "./desk";
import { toArea } from "./view";

/** Others' pointers, with their names; none in calm mode. */
export function CursorTags({ desk }: { readonly desk: Desk }): JSX.Element | null {
  if (settings.value.calm) return null;
  const view = desk.view.value;
  const area = desk.area.value;
  const { people } = desk.store.state.value;
  const here = [...desk.cursors.value].filter(([, { page }]) => page === desk.page.value);
  const names = shortNames(here.map(([person]) => at(people, person)?.name ?? "Somebody"));
  return (
    <div class="cursors" aria-hidden="true">
      {here.map(([person, point], index) => {
        const { x, y } = toArea(view, point);
        if (x < 0 || y < 0 || x > area.width || y > area.height) return null;
        return (
          <div key={person} class={`cursor pen-${at(people, person)?.colour ?? "ink"}`} style={{ transform: `translate(${x}px, ${y}px)` }}>
            <svg class="cursor__arrow" viewBox="0 0 16 16">
              <path d="M1 1l4.5 13 2.6-5.3L13.5 6z" />
            </svg>
            <span class="cursor__name">{names[index]}</span>
          </div>
        );
      })}
    </div>
  );
}
