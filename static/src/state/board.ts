import type { Board, BoardChanged, Depth, Element, Patch } from "../wire";
import { at, define, put } from "./record";

/** How many operations each person can take back. */
const DEPTH = 100;

const UNTOUCHED: Depth = { undo: 0, redo: 0 };

/** The shape with the patch's properties set. */
export function patched<Shape extends Element["shape"]>(
  shape: Shape,
  { id: _, ...patch }: Patch,
): Shape {
  const set = Object.entries(patch).filter(([, value]) => value !== null);
  return { ...shape, ...Object.fromEntries(set) };
}

/** The board after one operation. */
export function changed(board: Board, fact: BoardChanged, by: string): Board {
  const elements = { ...board.elements };
  for (const element of fact.put) define(elements, element.id, element);
  for (const patch of fact.set) {
    const element = at(elements, patch.id);
    if (element)
      define(elements, patch.id, { ...element, shape: patched(element.shape, patch), editor: by });
  }
  // A Set, for a page that is cleared drops thousands at once.
  const dropped = new Set(fact.drop);
  const left = dropped.size
    ? Object.fromEntries(Object.entries(elements).filter(([id]) => !dropped.has(id)))
    : elements;
  return { ...board, elements: left, depth: counted(board, fact, by) };
}

/** How many operations each person can take back and do again, after this one. */
function counted(board: Board, fact: BoardChanged, by: string): Board["depth"] {
  const { undo, redo } = at(board.depth, by) ?? UNTOUCHED;
  const taken = fact.passed_over + 1;
  switch (fact.cause) {
    case "do":
      return put(board.depth, by, { undo: Math.min(DEPTH, undo + 1), redo: 0 });
    case "undo":
      return put(board.depth, by, {
        undo: Math.max(0, undo - taken),
        redo: Math.min(DEPTH, redo + 1),
      });
    case "redo":
      return put(board.depth, by, {
        undo: Math.min(DEPTH, undo + 1),
        redo: Math.max(0, redo - taken),
      });
    case "release":
      return board.depth;
  }
}
