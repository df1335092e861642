/** The keys of the board, for the help sheet. */
import { TOOLS } from "./tools";

export const boardKeys: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  ...TOOLS.map(({ letter, name }) => ({ keys: [letter], does: name })),
  { keys: ["Enter"], does: "Put what the tool makes in the middle; open the words of what is selected, or take it to move it" },
  { keys: ["Arrow keys"], does: "Go from one thing on the board to the next, or move what is taken" },
  { keys: ["Shift", "Arrow keys"], does: "Move what is selected further" },
  { keys: ["Alt", "Arrow keys"], does: "Make what is selected larger or smaller" },
  { keys: ["Delete"], does: "Take what is selected off the board" },
  { keys: ["Ctrl", "A"], does: "Select everything of yours on the page" },
  { keys: ["Ctrl", "Z"], does: "Take back your last change" },
  { keys: ["Ctrl", "Shift", "Z"], does: "Do it again" },
  { keys: ["+"], does: "Closer" },
  { keys: ["-"], does: "Further away" },
  { keys: ["0"], does: "The whole page" },
];
