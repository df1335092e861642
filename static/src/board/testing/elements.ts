import type { Element, Figure, Stroke, Writing } from "../../wire";
import { figureBetween, lineBetween, strokeThrough, type Style } from "../shapes";

export const INK: Style = { colour: "ink", size: "m" };

export function aStroke(changes: Partial<Stroke> = {}): Stroke {
  return { ...strokeThrough([100, 100, 50, 200, 150, 50, 300, 100, 50], "pen", INK), ...changes };
}

export function aFigure(changes: Partial<Figure> = {}): Figure {
  return { ...figureBetween("rectangle", { x: 400, y: 400 }, { x: 800, y: 700 }, { ...INK, filled: false }), ...changes };
}

export function aNote(changes: Partial<Writing> = {}): Writing {
  return { kind: "note", x: 1_000, y: 1_000, w: 900, h: 700, text: "Which side is longest?", ...INK, ...changes };
}

export function anArrow() {
  return lineBetween("arrow", { x: 200, y: 200 }, { x: 2_400, y: 1_800 }, { colour: "blue", size: "m" });
}

/** An element of Mia's on the first page. */
export function anElement(id: string, changes: Partial<Element> = {}): Element {
  return { id, page: "p1", shape: aFigure(), owner: "mia", editor: "mia", z: 1, ...changes };
}

/** Elements as the board keeps them. */
export function byId(...elements: readonly Element[]): Readonly<Record<string, Element>> {
  return Object.fromEntries(elements.map((element) => [element.id, element]));
}
