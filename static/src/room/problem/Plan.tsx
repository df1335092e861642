import { useEffect, useState } from "preact/hooks";

import { accommodations } from "../../settings/own";
import { settings } from "../../settings/settings";
import { Icon } from "../../ui";
import { useSlice } from "../context";
import { itemsOf, timeLeft, type Item } from "./plan";
import type { Progress } from "./progress";
import "./plan.css";

/** How often the time is looked at, in milliseconds. */
const LOOK_MS = 15_000;

/** The plan of the session, for who wants one: what is done, what is now, what comes, and how long. */
export function Plan({ progress, isOwn }: { readonly progress: Progress; readonly isOwn: boolean }) {
  const session = useSlice((state) => state.session);
  const problem = useSlice((state) => state.problem);
  if (!accommodations.value.schedule || session === null) return null;
  const items = isOwn ? [] : itemsOf({ session, problem });
  return (
    <section class="plan" aria-label="Plan of the session">
      {items.length > 0 && <Row name="Problem" items={items} />}
      <Row name="Step" items={progress.steps.map((each) => ({ number: each.number, is: each.part.solved ? "done" : each === progress.current ? "now" : "later" }))} />
      {!isOwn && <TimeLeft />}
    </section>
  );
}

function Row({ name, items }: { readonly name: string; readonly items: readonly Item[] }) {
  return (
    <div class="plan__row">
      <p class="plan__name" aria-hidden="true">
        {name}s
      </p>
      <ol class="plan__items">
        {items.map(({ number, is }) => (
          <li key={number} class={`plan__item plan__item--${is}`} aria-current={is === "now" ? "step" : undefined}>
            {is === "done" && <Icon name="check" />}
            <span class="unseen">{name} </span>
            <span>{number}</span>
            <span class={is === "now" ? "plan__word" : "unseen"}> {is}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function TimeLeft() {
  const planned = useSlice((state) => state.planned);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), LOOK_MS);
    return () => clearInterval(timer);
  }, [planned]);
  const left = timeLeft(planned, accommodations.value.pace, settings.value.calm, now);
  if (left === null) return null;
  return (
    <div class="plan__time">
      <span class="plan__bar" aria-hidden="true">
        <span class="plan__left" style={{ inlineSize: `${Math.round(left.share * 100)}%` }} />
      </span>
      <p>{left.words}</p>
    </div>
  );
}
