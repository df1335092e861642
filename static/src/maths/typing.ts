/** How somebody likes to type maths: as it looks, or plain (`1/2`, `x^2`). */
export type Typing = "formula" | "plain";

const KEY = "studyhall.maths-typing";

/** The choice, kept in this browser. Plain until somebody asks for more. */
export const remembered = {
  read(): Typing {
    try {
      return localStorage.getItem(KEY) === "formula" ? "formula" : "plain";
    } catch {
      return "plain";
    }
  },
  write(typing: Typing): void {
    try {
      localStorage.setItem(KEY, typing);
    } catch {
      // Storage is off: the choice lasts as long as the page.
    }
  },
};
