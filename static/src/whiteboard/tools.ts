import type { IconName } from "../ui";
import type { Colour, Size } from "../wire";
export type Tool = "select" | "pen" | "highlighter" | "eraser" | "line" | "arrow" | "rectangle" | "ellipse" | "text" | "note" | "maths" | "pan";
export const TOOLS: readonly { readonly tool: Tool; readonly letter: string; readonly name: string; readonly icon: IconName }[] = [
  { tool: "select", letter: "V", name: "Select", icon: "select" },
  { tool: "pen", letter: "P", name: "Pen", icon: "pen" },
  { tool: "highlighter", letter: "H", name: "Highlighter", icon: "highlighter" },
  { tool: "eraser", letter: "E", name: "Eraser", icon: "eraser" },
  { tool: "line", letter: "L", name: "Line", icon: "line" },
  { tool: "arrow", letter: "A", name: "Arrow", icon: "arrow" },
  { tool: "rectangle", letter: "R", name: "Rectangle", icon: "rectangle" },
  { tool: "ellipse", letter: "O", name: "Ellipse", icon: "ellipse" },
  { tool: "text", letter: "T", name: "Text", icon: "text" },
  { tool: "note", letter: "N", name: "Sticky note", icon: "note" },
  { tool: "maths", letter: "M", name: "Maths", icon: "maths" },
  { tool: "pan", letter: "G", name: "Move the page", icon: "move" },
];
export const LOOKING: readonly Tool[] = ["select", "pan"];
export const COLOURS: readonly Colour[] = ["ink", "blue", "orange", "green", "pink", "sky", "yellow", "red"];
export const SIZES: readonly { readonly size: Size; readonly name: string }[] = [
  { size: "s", name: "Thin" },
  { size: "m", name: "Medium" },
  { size: "l", name: "Thick" },
];
export function toolOf(letter: string): Tool | undefined {
  return TOOLS.find((each) => each.letter.toLowerCase() === letter.toLowerCase())?.tool;
}
