import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import "./Waiting.css";

/** After how long loading says what it is doing, in milliseconds. */
const SAY_AFTER_MS = 1_000;

export type WaitingProps = {
  /** What is under way: "Fetching your rooms." */
  readonly doing: string;
  /** How many lines what comes will have, about. */
  readonly lines?: number;
};

/** The shape of what comes; past a second it says what it is doing. */
export function Waiting({ doing, lines = 3 }: WaitingProps): JSX.Element {
  const [said, setSaid] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(true), SAY_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="waiting" aria-busy="true">
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} class="waiting__line" />
      ))}
      <p class="waiting__words" role="status">
        {said && doing}
      </p>
    </div>
  );
}
