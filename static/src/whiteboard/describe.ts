/** The board in words: for screen readers, and for the list of what is on it. */
import type { Element, RoomState } from "../wire";
import { PAGE } from "./geometry";

const COLUMNS = ["left", "centre", "right"] as const;
const ROWS = ["top", "middle", "bottom"] as const;

/** About where on the page something is: "top left", "middle", "bottom right". */
export function place({ shape: { x, y, w, h } }: { readonly shape: { x: number; y: number; w: number; h: number } }): string {
  const column = COLUMNS[Math.min(2, Math.floor(((x + w / 2) / PAGE.width) * 3))] ?? "centre";
  const row = ROWS[Math.min(2, Math.floor(((y + h / 2) / PAGE.height) * 3))] ?? "middle";
  if (column === "centre") return row;
  return row === "middle" ? column : `${row} ${column}`;
}

function whose(element: Element, state: RoomState, you: string): string {
  if (element.owner === you) return "you";
  return state.people[element.owner]?.name ?? "somebody";
}

const NOUNS = {
  line: "line",
  arrow: "arrow",
  rectangle: "rectangle",
  ellipse: "ellipse",
} as const;

/** An element's name: "Blue arrow by Mia, top left", "Sticky note by you: try 6 times 7". */
export function describe(element: Element, state: RoomState, you: string): string {
  const { shape } = element;
  const by = whose(element, state, you);
  switch (shape.kind) {
    case "stroke":
      return `${capital(shape.colour)} ${shape.pen === "pen" ? "pen stroke" : "highlight"} by ${by}, ${place(element)}`;
    case "text":
      return `Text by ${by}: ${shape.text}`;
    case "note":
      return `Sticky note by ${by}: ${shape.text}`;
    case "maths":
      return `Maths by ${by}: ${shape.text}`;
    default: {
      const filled = "filled" in shape && shape.filled ? "filled " : "";
      return `${capital(shape.colour)} ${filled}${NOUNS[shape.kind]} by ${by}, ${place(element)}`;
    }
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The order in which a page is read: in bands from the top, within a band from the left. */
export function inReadingOrder(elements: readonly Element[]): Element[] {
  const band = ({ shape }: Element) => Math.floor((shape.y + shape.h / 2) / (PAGE.height / 8));
  return [...elements].sort((a, b) => band(a) - band(b) || a.shape.x - b.shape.x || a.z - b.z);
}

/** What others did, in a few words: "Mia drew 3 things." */
export function news(counts: ReadonlyMap<string, number>, state: RoomState): string {
  return [...counts]
    .map(([person, count]) => `${state.people[person]?.name ?? "Somebody"} put ${count === 1 ? "something" : `${count} things`} on the board.`)
    .join(" ");
}
