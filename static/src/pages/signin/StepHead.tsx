import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

export type StepHeadProps = {
  readonly title: string;
  readonly lead?: string;
  /** Whether this step came after another: then its title takes the focus, and is read out. */
  readonly later?: boolean;
};

/** What one step of signing in is about. */
export function StepHead({ title, lead, later = false }: StepHeadProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Studyhall`;
    if (later) heading.current?.focus();
  }, [title, later]);
  return (
    <div class="steps__head">
      <h1 ref={heading} class="steps__title" tabIndex={-1}>
        {title}
      </h1>
      {lead !== undefined && <p class="steps__lead">{lead}</p>}
    </div>
  );
}
