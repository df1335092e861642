import { useLayoutEffect, useRef } from "preact/hooks";

import { fetchKatex, katex, setFormula } from "./katex";
import "./maths.css";

type MathsProps = {
  /** LaTeX, without delimiters. */
  readonly tex: string;
  /** On a line of its own. */
  readonly display?: boolean;
};

/** A formula. Until KaTeX is here, and if it cannot be read, its source stands in its place. */
export function Maths({ tex, display = false }: MathsProps) {
  const host = useRef<HTMLSpanElement>(null);
  const renderer = katex.value;

  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    if (renderer === null) void fetchKatex();
    const isSet = renderer !== null && setFormula(renderer, element, tex, display);
    if (!isSet) element.textContent = tex;
    element.classList.toggle("maths--source", !isSet);
    makeReachable(element, display);
  }, [renderer, tex, display]);

  return <span ref={host} class={display ? "maths maths--display" : "maths"} />;
}

/** A formula that is wider than its line scrolls, and so has to be reachable by keyboard. */
function makeReachable(element: HTMLElement, display: boolean): void {
  const scrolls = display && element.scrollWidth > element.clientWidth + 1;
  if (!scrolls) {
    for (const name of ["tabindex", "role", "aria-label"]) element.removeAttribute(name);
    return;
  }
  element.tabIndex = 0;
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", "A wide formula: scroll sideways to read it");
}
