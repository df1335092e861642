/** A stretch of a message. */
export type Stretch =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "maths"; readonly tex: string; readonly display: boolean };

/**
 * A message as text and maths, by pandoc's rule, so that prices stay prices.
 *
 * `$…$` is maths if something other than a space stands behind the opening sign and before the
 * closing one, and no digit behind the closing one. The next `$` is the only candidate to close: if
 * it may not, the first is a dollar. `$$…$$` stands on a line of its own. `\$` is always a dollar.
 */
export function stretches(message: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let text = "";
  let at = 0;
  while (at < message.length) {
    const formula = formulaAt(message, at);
    if (formula !== null) {
      if (text !== "") found.push({ kind: "text", text });
      text = "";
      found.push(formula.stretch);
      at = formula.end;
    } else if (message.startsWith("\\$", at)) {
      text += "$";
      at += 2;
    } else {
      text += message.charAt(at);
      at += 1;
    }
  }
  if (text !== "") found.push({ kind: "text", text });
  return found;
}

/** Whether a message has any maths in it, so that a preview is worth its room. */
export function hasMaths(message: string): boolean {
  return message.includes("$") && stretches(message).some((each) => each.kind === "maths");
}

type Formula = { readonly stretch: Stretch; readonly end: number };

function formulaAt(message: string, at: number): Formula | null {
  if (message.charAt(at) !== "$") return null;
  return message.startsWith("$$", at) ? displayed(message, at) : inLine(message, at);
}

function inLine(message: string, at: number): Formula | null {
  const close = nextDollar(message, at + 1);
  const tex = close === null ? "" : message.slice(at + 1, close);
  if (close === null || tex === "" || /^\s|\s$|\n\s*\n/.test(tex)) return null;
  if (/^\d/.test(message.slice(close + 1, close + 2))) return null;
  return { stretch: { kind: "maths", tex, display: false }, end: close + 1 };
}

function displayed(message: string, at: number): Formula | null {
  const close = nextDollar(message, at + 2);
  if (close === null || !message.startsWith("$$", close)) return null;
  const tex = message.slice(at + 2, close).trim();
  if (tex === "" || /\n\s*\n/.test(tex)) return null;
  return { stretch: { kind: "maths", tex, display: true }, end: close + 2 };
}

/** The index of the next `$` that no backslash escapes. */
function nextDollar(message: string, from: number): number | null {
  for (let at = from; at < message.length; at += 1) {
    const sign = message.charAt(at);
    if (sign === "$") return at;
    if (sign === "\\") at += 1;
  }
  return null;
}
