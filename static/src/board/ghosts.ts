/** One's own words that are being checked: shown to their author only, where they will stand. */
import type { Id, Place } from "../ids";
import { at, type Dict } from "../state/record";
import type { Element, HeldItem, Writing, You } from "../wire";
import { isWriting, type Shape } from "./shapes";

export type Ghost = { readonly place: Place; readonly page: Id; readonly shape: Writing };

/** A writing as it was sent from this page; what is held is known by its words alone. */
export type Written = { readonly page: Id; readonly shape: Writing };

export type Ghosts = {
  readonly placed: readonly Ghost[];
  /** Held words of which this browser does not know where they belong: it was loaded since. */
  readonly unplaced: readonly HeldItem[];
};

/** The ghosts for what is held of this person's words for the board. */
export function ghosts(held: ReadonlyMap<Place, HeldItem>, you: You, elements: Dict<Element>, written: ReadonlyMap<Id, Written>): Ghosts {
  const placed: Ghost[] = [];
  const unplaced: HeldItem[] = [];
  for (const item of held.values()) {
    if (item.surface !== "board" || item.author.id !== you.person) continue;
    const home = item.element === null ? undefined : homeOf(item.element, elements, written);
    if (home) placed.push({ place: item.place, page: home.page, shape: { ...home.shape, text: item.text } });
    else unplaced.push(item);
  }
  return { placed, unplaced };
}

function homeOf(id: Id, elements: Dict<Element>, written: ReadonlyMap<Id, Written>): Written | undefined {
  const element = at(elements, id);
  const shape: Shape | undefined = element?.shape;
  return element && shape && isWriting(shape) ? { page: element.page, shape } : written.get(id);
}
