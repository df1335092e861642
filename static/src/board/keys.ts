/** The keys of the board, for the sheet of keys. */
import { TOOLS } from "./tools";

type Key = { readonly keys: readonly string[]; readonly does: string };

/** Every key of the board, for the sheet of keys. */
export const boardKeys: readonly Key[] = [
  ...TOOLS.map(({ letter, name }) => ({ keys: [letter], does: name })),
  { keys: ["Space"], does: "Hold it, and drag to move the page" },
  { keys: ["+"], does: "Larger" },
  { keys: ["−"], does: "Smaller" },
  { keys: ["0"], does: "See the whole page" },
  { keys: ["Page Down"], does: "Next page; Page Up for the one before" },
  { keys: ["Ctrl", "Z"], does: "Undo" },
  { keys: ["Ctrl", "Shift", "Z"], does: "Redo, or Ctrl + Y" },
  { keys: ["Tab"], does: "On the board: go through what is on it. Arrow keys do the same" },
  { keys: ["Enter"], does: "Put what the tool makes on the board; select an element; edit its words" },
  { keys: ["Shift", "Enter"], does: "Select one more element" },
  { keys: ["Ctrl", "A"], does: "Select all that you may change" },
  { keys: ["Arrow keys"], does: "Move what is selected; with Shift further" },
  { keys: ["Alt", "Arrow keys"], does: "Resize what is selected; with Shift further" },
  { keys: ["Shift", "F10"], does: "Open an element's menu; so does M" },
  { keys: ["Delete"], does: "Take off what is selected" },
  { keys: ["Escape"], does: "Stop, select nothing, leave the elements" },
];
