/** Reading a part of the page aloud: what is said, sentence by sentence, and where it stands. */

/** A stretch of what is said: its words, and the node that shows them. */
type Piece = { readonly words: string; readonly node: Text | Element };

/** A sentence, and where on the page it stands. */
export type Sentence = { readonly words: string; readonly range: Range };

/** How a formula is said. */
export type Spoken = (tex: string) => string;

/** What is never read out: buttons, fields, what is for eyes only, and parts with a voice of their own. */
const SILENT = "button:not(.step__toggle), input, textarea, math-field, .unseen, [aria-hidden=true], [data-aloud=off], .read-aloud";
const BLOCKS = "p, li, h1, h2, h3, label, legend, figure, .step__number, .maths--display";

/** What is said of an element, as sentences in their order. */
export function sentencesOf(root: Element, spoken: Spoken): readonly Sentence[] {
  const pieces = [...piecesOf(root, root, spoken)];
  const text = pieces.map((piece) => piece.words).join("");
  const sentences = new Intl.Segmenter("en", { granularity: "sentence" }).segment(text);
  return Array.from(sentences, ({ segment, index }) => sentence(pieces, segment, index)).filter((each) => each !== null);
}

function* piecesOf(root: Element, node: Node, spoken: Spoken): Generator<Piece> {
  if (node instanceof Text) {
    if (node.data.trim() !== "") yield { words: node.data.replace(/\s/g, " "), node };
    return;
  }
  if (!(node instanceof Element) || (node !== root && node.matches(SILENT))) return;
  if (node.classList.contains("maths")) {
    yield { words: ` ${spoken(sourceOf(node))} `, node };
  } else if (node instanceof HTMLImageElement) {
    if (node.alt !== "") yield { words: ` Picture: ${node.alt}. `, node };
  } else {
    for (const child of node.childNodes) yield* piecesOf(root, child, spoken);
  }
  // The end of a block ends a sentence, whether or not a full stop stands there.
  if (node.matches(BLOCKS)) yield { words: "\n", node };
}

/** The LaTeX of a formula, from the MathML that stands beside what is seen. */
function sourceOf(maths: Element): string {
  return maths.querySelector("annotation")?.textContent ?? maths.textContent;
}

function sentence(pieces: readonly Piece[], segment: string, index: number): Sentence | null {
  const words = segment.replace(/\s+/g, " ").trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return null;
  const range = new Range();
  const [from, to] = [index + segment.length - segment.trimStart().length, index + segment.trimEnd().length];
  let at = 0;
  let isBegun = false;
  for (const { words: said, node } of pieces) {
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, said.length)];
    at += said.length;
    if (start >= end || said === "\n") continue;
    if (!isBegun) begin(range, node, start);
    isBegun = true;
    finish(range, node, end);
  }
  return isBegun ? { words, range } : null;
}

function begin(range: Range, node: Text | Element, at: number): void {
  if (node instanceof Text) range.setStart(node, at);
  else range.setStartBefore(node);
}

function finish(range: Range, node: Text | Element, at: number): void {
  if (node instanceof Text) range.setEnd(node, at);
  else range.setEndAfter(node);
}

/** Formulas in words, as soon as what says them is here; before that, and offline, as they are written. */
export async function fetchSpoken(): Promise<Spoken> {
  try {
    const { convertLatexToSpeakableText } = await import("mathlive/ssr");
    return (tex) => {
      try {
        return convertLatexToSpeakableText(tex);
      } catch {
        return tex;
      }
    };
  } catch {
    return (tex) => tex;
  }
}
