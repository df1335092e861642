import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

import { keepInView } from "./inView";
import "./Tooltip.css";

export type TooltipProps = {
  readonly text: string;
  readonly letter?: string | undefined;
  readonly side?: "above" | "below";
  readonly children: ComponentChildren;
};

/**
 * Shows a name when its control is pointed at or focused.
 *
 * The control has the name as its label already, so the tooltip is for eyes only. Escape puts it
 * away; it stays while the pointer is on it (WCAG 1.4.13).
 */
export function Tooltip({ text, letter, side = "below", children }: TooltipProps): JSX.Element {
  const [shown, setShown] = useState(false);
  const around = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  useEffect(() => (around.current ? watch(around.current, setShown) : undefined), []);
  useEffect(() => (shown ? onEscape(() => setShown(false)) : undefined), [shown]);
  useLayoutEffect(() => {
    if (shown && tip.current) keepInView(tip.current);
  }, [shown]);
  return (
    <span ref={around} class="tooltip">
      {children}
      {shown && (
        <span ref={tip} class={`tooltip__tip tooltip__tip--${side}`} aria-hidden="true">
          {text}
          {letter && <kbd class="tooltip__letter">{letter}</kbd>}
        </span>
      )}
    </span>
  );
}

/** Tells when the control is pointed at or focused by keyboard, and when not any more. */
function watch(around: HTMLElement, tell: (shown: boolean) => void): () => void {
  const stop = new AbortController();
  const listen = (type: string, listener: (event: Event) => void) =>
    around.addEventListener(type, listener, { signal: stop.signal });
  listen("mouseenter", () => tell(true));
  listen("focusin", ({ target }) =>
    tell(target instanceof Element && target.matches(":focus-visible")),
  );
  for (const type of ["mouseleave", "focusout", "pointerdown"]) listen(type, () => tell(false));
  return () => stop.abort();
}

function onEscape(escape: () => void): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.key === "Escape") escape();
  };
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}
