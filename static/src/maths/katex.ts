import { signal } from "@preact/signals";
import type Katex from "katex";

type Renderer = Pick<typeof Katex, "render">;

/** KaTeX, as soon as it is here; null before the first formula asked for it. */
export const katex = signal<Renderer | null>(null);

let coming: Promise<void> | null = null;

/** Fetches KaTeX, its style sheet and its fonts from our own server, once. */
export function fetchKatex(): Promise<void> {
  coming ??= Promise.all([import("katex"), import("katex/dist/katex.min.css")]).then(
    ([library]) => {
      katex.value = library.default;
    },
    () => {
      // Offline: the source stays readable, and the next formula tries again.
      coming = null;
    },
  );
  return coming;
}

/** The longest source that is set as maths; anything longer is shown as it was written. */
const LONGEST = 4_000;

/**
 * Sets a formula into `host`; false if it cannot be read, and `host` is left empty.
 *
 * Nothing in the source can link, load or style (`trust`), nor grow beyond bounds. KaTeX builds
 * elements rather than markup, so a strict content policy holds. The MathML beside what is seen is
 * what screen readers read.
 */
export function setFormula(renderer: Renderer, host: HTMLElement, tex: string, display: boolean): boolean {
  host.replaceChildren();
  if (tex.length > LONGEST) return false;
  try {
    renderer.render(tex, host, {
      displayMode: display,
      output: "htmlAndMathml",
      trust: false,
      strict: "ignore",
      throwOnError: true,
      maxSize: 10,
      maxExpand: 200,
    });
    return true;
  } catch {
    host.replaceChildren();
    return false;
  }
}
