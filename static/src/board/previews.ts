/** What others are just doing: strokes and figures being drawn, and elements on the move. */
import type { Id } from "../ids";
import { at, type Dict } from "../state/record";
import type { Drag, Element, Ink, NewElement, Signal } from "../wire";
import { type Boxes, NO_BOXES } from "./moving";

/** A preview of which nothing was heard for so long is let go, in milliseconds. */
export const SILENCE_MS = 5_000;

/** The most previews of each sort; beyond, the oldest goes. */
const MOST = 100;
const INK_LIMIT = 15_000;

type From = { readonly from: Id; readonly heardAt: number };

/** `next` is the index in the whole stroke at which the next points go on: some may have been lost. */
export type InkPreview = From & Pick<Ink, "page" | "pen" | "colour" | "size" | "points"> & { readonly next: number };
export type SketchPreview = From & { readonly element: NewElement };
/** `base` is the element as it stood when it began to move. */
export type DragPreview = From & { readonly base: Element; readonly x: number; readonly y: number; readonly w: number; readonly h: number };

/** Each by the id of the element it is, or will be. */
export type Previews = {
  readonly inks: ReadonlyMap<Id, InkPreview>;
  readonly sketches: ReadonlyMap<Id, SketchPreview>;
  readonly drags: ReadonlyMap<Id, DragPreview>;
};

export const NO_PREVIEWS: Previews = { inks: new Map(), sketches: new Map(), drags: new Map() };

/** The previews after a signal. One about somebody else's preview is passed over. */
export function heard(previews: Previews, from: Id, signal: Signal, now: number, elements: Dict<Element>): Previews {
  switch (signal.kind) {
    case "ink":
      return at(elements, signal.element) ? previews : inked(previews, from, signal, now);
    case "sketch": {
      const { element } = signal;
      const known = previews.sketches.get(element.id);
      if (at(elements, element.id) || (known && known.from !== from)) return previews;
      return { ...previews, sketches: withEntry(previews.sketches, element.id, { from, heardAt: now, element }) };
    }
    case "drag":
      return { ...previews, drags: dragged(previews.drags, from, signal, now, elements) };
    case "dropped":
      return without(previews, (preview, id) => preview.from === from && signal.elements.includes(id));
    default:
      return previews;
  }
}

function inked(previews: Previews, from: Id, signal: Ink, now: number): Previews {
  const known = previews.inks.get(signal.element);
  if (known && known.from !== from) return previews;
  const { page, pen, colour, size, start } = signal;
  const { points: before, next } = known ?? { points: [], next: start };
  // The parts overlap. Where one is lost all the same, a straight line bridges it.
  const fresh = signal.points.slice(Math.max(0, next - start));
  const points = [...before, ...fresh].slice(0, INK_LIMIT);
  const preview = { from, heardAt: now, page, pen, colour, size, points, next: Math.max(next, start + signal.points.length) };
  return { ...previews, inks: withEntry(previews.inks, signal.element, preview) };
}

function dragged(drags: Previews["drags"], from: Id, { elements: moves }: Drag, now: number, elements: Dict<Element>): Previews["drags"] {
  const next = new Map(drags);
  for (const { id, ...box } of moves) {
    const base = at(elements, id);
    if (base) next.set(id, { from, heardAt: now, base: drags.get(id)?.base ?? base, ...box });
  }
  return next;
}

function withEntry<T>(map: ReadonlyMap<Id, T>, id: Id, value: T): ReadonlyMap<Id, T> {
  const next = new Map(map).set(id, value);
  const [oldest] = next.keys();
  if (next.size > MOST && oldest !== undefined) next.delete(oldest);
  return next;
}

/** The previews that no fact has replaced yet. */
export function unsettled(previews: Previews, elements: Dict<Element>): Previews {
  return without(previews, (preview, id) => {
    const element = at(elements, id);
    return "base" in preview ? element !== preview.base : element !== undefined;
  });
}

/** The previews of which something was heard lately. */
export function unexpired(previews: Previews, now: number): Previews {
  return without(previews, ({ heardAt }) => now - heardAt >= SILENCE_MS);
}

/** The previews of those who are still here. */
export function ofPresent(previews: Previews, isHere: (person: Id) => boolean): Previews {
  return without(previews, ({ from }) => !isHere(from));
}

type Any = InkPreview | SketchPreview | DragPreview;

function without(previews: Previews, goes: (preview: Any, id: Id) => boolean): Previews {
  const inks = kept(previews.inks, goes);
  const sketches = kept(previews.sketches, goes);
  const drags = kept(previews.drags, goes);
  const isSame = inks === previews.inks && sketches === previews.sketches && drags === previews.drags;
  return isSame ? previews : { inks, sketches, drags };
}

function kept<T extends Any>(map: ReadonlyMap<Id, T>, goes: (preview: T, id: Id) => boolean): ReadonlyMap<Id, T> {
  const left = [...map].filter(([id, preview]) => !goes(preview, id));
  return left.length === map.size ? map : new Map(left);
}

/** Whether there is any preview that could expire. */
export function isEmpty({ inks, sketches, drags }: Previews): boolean {
  return inks.size + sketches.size + drags.size === 0;
}

/** Where elements are while others drag them. */
export function draggedBoxes({ drags }: Previews): Boxes {
  if (drags.size === 0) return NO_BOXES;
  return new Map([...drags].map(([id, { x, y, w, h }]) => [id, { x, y, w, h }]));
}
