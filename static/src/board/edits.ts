/** The changes that a person makes, as commands. */
import { batch } from "@preact/signals";

import { type Id, mintId } from "../ids";
import { at } from "../state/record";
import type { Depth, Element, Patch, Writing } from "../wire";
import type { Desk } from "./desk";
import { type Boxes, NO_BOXES, patchesTo } from "./moving";
import type { Words } from "./refused";
import { isFigure, isWriting, type Shape, type Style, TEXT_LIMIT } from "./shapes";

/** The most patches, and the most removals, of one command. */
const PATCHES = 200;
const REMOVALS = 500;

/** Puts one shape on the page and gives its id. */
export function put(desk: Desk, shape: Shape, id: Id = mintId(), page: Id = desk.page.peek()): Id {
  if (isWriting(shape)) desk.written.value = new Map(desk.written.peek()).set(id, { page, shape });
  void desk.store.do({ kind: "board.create", elements: [{ id, page, shape }] }).then((outcome) => {
    if ("refusal" in outcome) desk.store.signal({ kind: "dropped", elements: [id] });
  });
  return id;
}

/** Sets properties of elements. */
export function patch(desk: Desk, patches: readonly Patch[]): void {
  for (let from = 0; from < patches.length; from += PATCHES) {
    void desk.store.do({ kind: "board.patch", patches: patches.slice(from, from + PATCHES) });
  }
}

/** Takes elements off, of those that this person may. */
export function remove(desk: Desk, elements: readonly Element[]): void {
  const ids = elements.filter((each) => desk.mayChange(each)).map(({ id }) => id);
  for (let from = 0; from < ids.length; from += REMOVALS) {
    void desk.store.do({ kind: "board.remove", elements: ids.slice(from, from + REMOVALS) });
  }
  desk.selection.value = new Set([...desk.selection.peek()].filter((id) => !ids.includes(id)));
}

/** Leaves elements where they were moved to. */
export function settle(desk: Desk, boxes: Boxes): void {
  batch(() => {
    patch(desk, patchesTo(desk.standing.peek(), boxes));
    desk.moving.value = NO_BOXES;
  });
}

/** A colour, size or filling: for what is selected, and for what is drawn from now on. */
export function restyle(desk: Desk, change: Partial<Style> & { readonly filled?: boolean }): void {
  const { filled, ...style } = change;
  desk.style.value = { ...desk.style.peek(), ...style };
  if (filled !== undefined) desk.filled.value = filled;
  const patches = desk.selected.peek().flatMap((element) => {
    if (!desk.mayChange(element)) return [];
    const { shape } = element;
    const fits = filled === undefined || isFigure(shape) ? change : style;
    const differs = Object.entries(fits).some(([name, value]) => (shape as Readonly<Record<string, unknown>>)[name] !== value);
    return differs ? [{ id: element.id, ...fits }] : [];
  });
  patch(desk, patches);
}

/** Whether there is something to undo or redo, counting what is on its way. */
export function depths(desk: Desk): { readonly undo: boolean; readonly redo: boolean } {
  const { board } = desk.store.state.value;
  const { person } = desk.store.you;
  let { undo, redo }: Depth = at(board.depth, person) ?? { undo: 0, redo: 0 };
  for (const { command, refusal } of desk.store.pending.value) {
    if (refusal) continue;
    if (command.kind === "board.undo") [undo, redo] = [undo - 1, redo + 1];
    else if (command.kind === "board.redo") [undo, redo] = [undo + 1, redo - 1];
    else if (command.kind.startsWith("board.") || command.kind === "page.clear") [undo, redo] = [undo + 1, 0];
  }
  const { draw } = desk.may.value;
  return { undo: draw && undo > 0, redo: draw && redo > 0 };
}

export function undo(desk: Desk): void {
  if (depths(desk).undo) void desk.store.do({ kind: "board.undo" });
}

export function redo(desk: Desk): void {
  if (depths(desk).redo) void desk.store.do({ kind: "board.redo" });
}

/** Opens the words of an element, if it has some and this person may change them. */
export function editWords(desk: Desk, element: Element): boolean {
  const { id, page, shape } = element;
  if (!isWriting(shape) || !desk.mayChange(element)) return false;
  desk.editing.value = { element: id, page, shape, isNew: false };
  return true;
}

/** Opens a place for new words. */
export function beginWords(desk: Desk, shape: Writing): void {
  desk.editing.value = { element: mintId(), page: desk.page.peek(), shape, isNew: true };
}

/**
 * Ends the writing with these words, in a box that holds them. Without words, new ones never
 * were, and old ones go.
 *
 * @returns the element that is there now, if any
 */
export function finishWords(desk: Desk, words: Words, text: string, box: Pick<Writing, "x" | "y" | "w" | "h">): Id | null {
  const written = text.trim() === "" ? "" : text.slice(0, TEXT_LIMIT);
  const element = at(desk.drawn.peek().elements, words.element);
  desk.editing.value = null;
  if (words.isNew) return written === "" ? null : put(desk, { ...words.shape, ...box, text: written }, mintId(), words.page);
  if (!element) return null;
  if (written === "") {
    remove(desk, [element]);
    return null;
  }
  const changed = { ...box, text: written };
  const names = (["x", "y", "w", "h", "text"] as const).filter((name) => (element.shape as Writing)[name] !== changed[name]);
  if (names.includes("text")) patch(desk, [{ id: element.id, ...Object.fromEntries(names.map((name) => [name, changed[name]])) }]);
  return element.id;
}
