import type { JSX } from "preact";
import { useId } from "preact/hooks";

import { day } from "../../dates";
import type { Child, ChildSession } from "../../wire";

/** The most sessions that the chart shows. */
const BARS = 8;

export type StepChartProps = {
  readonly child: Child;
  /** The newest first. */
  readonly sessions: readonly ChildSession[];
};

/** Steps solved in each session, the oldest at the top: a bar each, and the same in words. */
export function StepChart({ child, sessions }: StepChartProps): JSX.Element | null {
  const id = useId();
  const shown = sessions.slice(0, BARS).reverse();
  const most = Math.max(...shown.map((session) => session.steps_alone + session.steps_with_hint));
  if (most === 0) return null;
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption id={id} class="chart__title">
        Steps that {child.name} solved
      </figcaption>
      <p class="chart__key" aria-hidden="true">
        <span class="chart__sample chart__sample--alone" /> alone
        <span class="chart__sample chart__sample--hint" /> with a hint
      </p>
      <ul class="chart__bars">
        {shown.map((session) => (
          <li key={session.session} class="chart__row">
            <span class="chart__when">{day(session.started_at)}</span>
            <span class="chart__bar" aria-hidden="true">
              <span
                class="chart__part chart__part--alone"
                style={{ inlineSize: share(session.steps_alone, most) }}
              />
              <span
                class="chart__part chart__part--hint"
                style={{ inlineSize: share(session.steps_with_hint, most) }}
              />
            </span>
            <span class="chart__words">{wordsOf(session)}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function share(count: number, most: number): string {
  return `${(100 * count) / most}%`;
}

function wordsOf({ steps_alone, steps_with_hint, steps_together, attended_ms }: ChildSession): string {
  if (attended_ms === 0) return "not there";
  const ways = [
    steps_alone > 0 && `${steps_alone} alone`,
    steps_with_hint > 0 && `${steps_with_hint} with a hint`,
    steps_together > 0 && `${steps_together} with the group`,
  ].filter((each) => each !== false);
  return ways.length === 0 ? "none" : ways.join(", ");
}
