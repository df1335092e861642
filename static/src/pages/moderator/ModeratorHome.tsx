import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { counted } from "../../dates";
import { announce } from "../../ui";
import type { HeldItem, ModeratorHome as Home } from "../../wire";
import { Empty } from "../Empty";
import type { HomeProps } from "../homeProps";
import { Page } from "../Page";
import { CaseList } from "./CaseList";
import { HeldCase } from "./HeldCase";
import { keyOf } from "./words";
import "./moderator.css";

/** What waits for a decision: one case in the middle, the others at the left. */
export function ModeratorHome({ me, home, renew }: HomeProps<Home>): JSX.Element {
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<string | null>(null);
  // What was decided here is gone at once; the next renewal of the page agrees.
  const waiting = home.held.filter((item) => !settled.has(keyOf(item)));
  const at = Math.max(
    0,
    waiting.findIndex((item) => keyOf(item) === chosen),
  );
  const item = waiting[at];
  useArrivalsAnnounced(waiting);

  const choose = (to: number) => {
    const next = waiting[Math.min(Math.max(to, 0), waiting.length - 1)];
    if (next) setChosen(keyOf(next));
  };
  const settle = (done: HeldItem) => {
    const next = waiting[at + 1] ?? waiting[at - 1];
    setChosen(next ? keyOf(next) : null);
    setSettled(new Set([...settled, keyOf(done)]));
    void renew();
  };
  return (
    <Page title="Waiting for a decision" lead={item ? leadOf(waiting.length) : undefined}>
      {item ? (
        <div class="review">
          <CaseList items={waiting} chosen={keyOf(item)} onChoose={setChosen} />
          <HeldCase
            key={keyOf(item)}
            item={item}
            isOwn={item.author.id === me.person.id}
            onSettled={() => settle(item)}
            onMove={(by) => choose(at + by)}
          />
        </div>
      ) : (
        <Empty icon="check" title="Nothing is waiting">
          When something that is written in a room needs a second look, it comes here. This page
          brings itself up to date.
        </Empty>
      )}
    </Page>
  );
}

function leadOf(count: number): string {
  return `${counted(count, "text")} ${count === 1 ? "waits" : "wait"}, the oldest first. Nobody but the author and staff can read them.`;
}

/** Says how many have come since the page was last looked at. */
function useArrivalsAnnounced(waiting: readonly HeldItem[]): void {
  const [known, setKnown] = useState<ReadonlySet<string>>(() => new Set(waiting.map(keyOf)));
  useEffect(() => {
    const fresh = waiting.map(keyOf).filter((key) => !known.has(key));
    if (fresh.length === 0) return;
    announce(`${counted(fresh.length, "more text")} to decide on.`);
    setKnown(new Set([...known, ...fresh]));
  }, [waiting, known]);
}
