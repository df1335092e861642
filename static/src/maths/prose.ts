/** A stretch of a problem's text. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "maths"; readonly tex: string }
  | { readonly kind: "figure"; readonly name: string; readonly alt: string };

/** A paragraph: its stretches in order. */
export type Paragraph = readonly Inline[];

const SPECIAL = /\\\((?<tex>[\s\S]*?)\\\)|!\[(?<alt>[^\]]*)\]\((?<name>[^()\s]+)\)/g;

/**
 * A problem's text as paragraphs. Maths stands between `\(` and `\)`, a figure as `![alt](name)`;
 * everything else is plain text, a `$` among it is a dollar.
 */
export function paragraphs(text: string): readonly Paragraph[] {
  return text
    .split(/\n\s*\n/)
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .map(inlines);
}

/** One line of a problem's text (a title, an option), as stretches. */
export function inlines(text: string): Paragraph {
  const found: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(SPECIAL)) {
    if (match.index > from) found.push({ kind: "text", text: text.slice(from, match.index) });
    found.push(special(match));
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ kind: "text", text: text.slice(from) });
  return found;
}

function special(match: RegExpExecArray): Inline {
  const { tex, alt, name } = match.groups ?? {};
  if (tex !== undefined) return { kind: "maths", tex: tex.trim() };
  return { kind: "figure", name: name ?? "", alt: alt ?? "" };
}

/** Whether a paragraph is one formula and nothing else: it gets a line of its own. */
export function isFormula(paragraph: Paragraph): boolean {
  return paragraph.length === 1 && paragraph[0]?.kind === "maths";
}

/** A problem's text in words only, for a name that a screen reader or a menu shows. */
export function plainText(text: string): string {
  return inlines(text)
    .map((each) => (each.kind === "figure" ? each.alt : each.kind === "maths" ? each.tex : each.text))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}
