import type { JSX } from "preact";
import { useMemo } from "preact/hooks";

import type { Element } from "../wire";
import type { Desk } from "./desk";
import { elementOption, type ElementState, ShapeView } from "./ElementView";
import { boxOf } from "./moving";
import { nameOf } from "./reading";

type Kept = { readonly key: string; readonly node: JSX.Element };

/**
 * All elements of the page.
 *
 * An element that has not changed is given to Preact as the very node it was before, which it
 * passes over: with thousands of strokes, one more costs one.
 */
export function Elements({ desk }: { readonly desk: Desk }): JSX.Element {
  const { you, state } = desk.store;
  const { people } = state.value;
  const kept = useMemo(() => new WeakMap<Element, Kept>(), [people]);
  const { pending } = desk.drawn.value;
  const [selection, active, erasing, edited] = [desk.selection.value, desk.active.value, desk.erasing.value, desk.editing.value];
  const stop = active ?? desk.inOrder.value[0]?.id;
  const draw = (element: Element): JSX.Element => {
    const { id } = element;
    const is: ElementState = {
      pending: pending.has(id),
      selected: selection.has(id),
      erased: erasing.has(id),
      hidden: edited !== null && !edited.isNew && edited.element === id,
    };
    const key = `${is.pending} ${is.selected} ${is.erased} ${is.hidden} ${id === stop}`;
    const before = kept.get(element);
    if (before?.key === key) return before.node;
    const node = elementOption(element, nameOf(element, { people }, you), id === stop, is);
    kept.set(element, { key, node });
    return node;
  };
  return <g class="elements">{desk.shown.value.map(draw)}</g>;
}

/** One's own words that are being checked; nobody else sees them. */
export function GhostLayer({ desk }: { readonly desk: Desk }): JSX.Element {
  const page = desk.page.value;
  return (
    <g class="ghosts" aria-hidden="true">
      {desk.ghosts.value.placed
        .filter((ghost) => ghost.page === page)
        .map(({ place, shape }) => {
          const { x, y, w, h } = boxOf(shape);
          return (
            <g key={place} class="ghost" transform={`translate(${x} ${y})`}>
              <ShapeView shape={shape} />
              <rect class="ghost__edge" width={w} height={h} />
            </g>
          );
        })}
    </g>
  );
}
