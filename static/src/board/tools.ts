/** The tools of the board, in the order of the row. */
import type { IconName } from "../ui";

export type Tool =
  | "select"
  | "pen"
  | "highlighter"
  | "eraser"
  | "line"
  | "arrow"
  | "rectangle"
  | "ellipse"
  | "text"
  | "note"
  | "maths"
  | "hand"
  | "stamp";

export type ToolInfo = {
  readonly tool: Tool;
  readonly name: string;
  readonly letter: string;
  readonly icon: IconName;
  /** Whether it changes the board, so that it takes an open pen. */
  readonly writes: boolean;
  /** Whether a phone has it too. */
  readonly small: boolean;
};

export const TOOLS: readonly ToolInfo[] = [
  { tool: "select", name: "Select", letter: "V", icon: "select", writes: false, small: true },
  { tool: "hand", name: "Move the page", letter: "G", icon: "move", writes: false, small: true },
  { tool: "pen", name: "Pen", letter: "P", icon: "pen", writes: true, small: false },
  { tool: "highlighter", name: "Highlighter", letter: "H", icon: "highlighter", writes: true, small: false },
  { tool: "eraser", name: "Eraser", letter: "E", icon: "eraser", writes: true, small: false },
  { tool: "line", name: "Line", letter: "L", icon: "line", writes: true, small: false },
  { tool: "arrow", name: "Arrow", letter: "A", icon: "arrow", writes: true, small: false },
  { tool: "rectangle", name: "Rectangle", letter: "R", icon: "rectangle", writes: true, small: false },
  { tool: "ellipse", name: "Ellipse", letter: "O", icon: "ellipse", writes: true, small: false },
  { tool: "text", name: "Text", letter: "T", icon: "text", writes: true, small: true },
  { tool: "note", name: "Sticky note", letter: "N", icon: "note", writes: true, small: true },
  { tool: "maths", name: "Maths", letter: "M", icon: "maths", writes: true, small: false },
];

/** Whether a tool changes the board, so that it takes an open pen. */
export function writes(tool: Tool): boolean {
  return tool === "stamp" || TOOLS.some((each) => each.tool === tool && each.writes);
}

/** The tool of a letter, whether or not it is written large; null if it has none. */
export function toolOfLetter(letter: string): Tool | null {
  return TOOLS.find((each) => each.letter === letter.toUpperCase())?.tool ?? null;
}

/** Signs that a phone sets with one touch. They are texts, and read out by their names. */
export const STAMPS: Readonly<Record<string, string>> = { "✓": "Tick", "✗": "Cross", "?": "Question mark", "★": "Star" };

/** The name of a sign; null for any other text. */
export function stampName(text: string): string | null {
  return Object.hasOwn(STAMPS, text) ? (STAMPS[text] ?? null) : null;
}
