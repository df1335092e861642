import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { counted } from "../../dates";
import { Notice, Waiting } from "../../ui";
import { Empty } from "../Empty";
import { Page } from "../Page";
import { AttentionRow } from "./AttentionRow";
import { keyOf, useQueue } from "./useQueue";
import "../rooms.css";
import "./attention.css";

/** How often the ages are written anew, in milliseconds. */
const AGES_MS = 10_000;

/** Who needs this tutor, in all of their rooms, the most urgent first. */
export function AttentionPage(): JSX.Element {
  const { queue, ahead, trouble } = useQueue();
  const now = useNow() + ahead;
  return (
    <Page title="Who needs you">
      {trouble !== null && <Notice tone="careful">{trouble} What stands here may be out of date.</Notice>}
      {queue === null && trouble === null && <Waiting doing="Looking who needs you." />}
      {queue?.items.length === 0 && (
        <Empty icon="people" title="Nobody needs you right now">
          When somebody in one of your {counted(queue.rooms, "room")} raises a hand, is stuck or goes quiet, it says so here within two seconds.
        </Empty>
      )}
      {queue !== null && queue.items.length > 0 && (
        <ul class="attention" aria-label="Who needs you, the most urgent first">
          {queue.items.map((item) => (
            <AttentionRow key={keyOf(item)} item={item} now={now} />
          ))}
        </ul>
      )}
      {queue !== null && queue.more > 0 && <p>And {counted(queue.more, "more entry", "more entries")}.</p>}
    </Page>
  );
}

/** The time, now and then. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), AGES_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
