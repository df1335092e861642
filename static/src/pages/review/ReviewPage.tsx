import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import { api, wordsFor } from "../../api";
import { counted } from "../../dates";
import { useLetters } from "../../keys";
import { Link } from "../../router";
import { announce, Button, Notice, Waiting } from "../../ui";
import type { Exposure, Me, ReviewCase, ReviewQueue, Ruling } from "../../wire";
import { Empty } from "../Empty";
import { Page } from "../Page";
import { CaseList } from "./CaseList";
import { CaseView } from "./CaseView";
import { Letter } from "./Letter";
import { useReview } from "./useReview";
import { ruledWords } from "./words";
import "./review.css";

/** How often what the clocks say is written anew, in milliseconds. */
const CLOCKS_MS = 10_000;

type StateUpdater = (change: (known: string | null) => string | null) => void;

/** A decision that can still be taken back. */
type Last = { readonly item: ReviewCase; readonly ruling: Ruling; readonly untilMs: number };

/** What waits for a moderator: one case in the middle, the others at the left. */
export function ReviewPage({ me }: { readonly me: Me }): JSX.Element {
  const { queue, ahead, trouble, renew } = useReview();
  const [chosen, setChosen] = useState<string | null>(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<Last | null>(null);
  const [exposure, setExposure] = useState<Exposure | null>(null);
  const now = useNow() + ahead;
  const viewer = me.person.id;
  // What was decided here is gone at once; the next answer agrees.
  const cases = (queue?.cases ?? []).filter((each) => each.decided === null && !gone.has(each.id));
  const at = Math.max(0, cases.findIndex((each) => each.id === chosen));
  const { item, isOver } = useInSight(cases, chosen, gone, setChosen);
  useForgotten(last, () => setLast(null));

  const goTo = (to: number) => {
    const next = cases[Math.min(Math.max(to, 0), cases.length - 1)];
    if (next) setChosen(next.id);
    else setChosen(null);
  };
  const leave = (ids: readonly string[]) => {
    const next = cases.slice(at).find((each) => !ids.includes(each.id)) ?? cases.findLast((each) => !ids.includes(each.id));
    setChosen(next?.id ?? null);
    setGone(new Set([...gone, ...ids]));
    void renew();
  };
  const undo = async () => {
    if (last === null) return;
    setLast(null);
    try {
      await api.undoCase(last.item.id);
      await renew();
      setGone(new Set([...gone].filter((each) => each !== last.item.id)));
      setChosen(last.item.id);
      announce("Taken back.");
    } catch (error) {
      announce(wordsFor(error));
    }
  };
  useLetters({ u: () => void undo() });
  const rest = exposure ?? queue?.exposure ?? null;
  return (
    <Page title="Review" lead={queue && <Counts queue={queue} now={now} />} action={<ReviewLinks />}>
      {trouble !== null && <Notice tone="careful">{trouble} What stands here may be out of date.</Notice>}
      {rest?.rest && <Rest exposure={rest} onRested={setExposure} />}
      {last !== null && (
        <Notice tone="good" action={<Button icon="undo" aria-keyshortcuts="u" onClick={() => void undo()}>Undo <Letter of="U" /></Button>}>
          {ruledWords(last.item.origin, last.ruling)} You can take it back for ten seconds.
        </Notice>
      )}
      {queue === null && trouble === null && <Waiting doing="Fetching what waits." />}
      {queue !== null && item === undefined && (
        <Empty icon="check" title="Nothing is waiting">
          When something that is written in a room needs a second look, it comes here by itself.
        </Empty>
      )}
      {item !== undefined && (
        <div class="review">
          <CaseList cases={cases} chosen={item.id} viewer={viewer} now={now} onChoose={setChosen} />
          <CaseView
            key={item.id}
            item={item}
            viewer={viewer}
            isOver={isOver}
            alike={alikeTo(item, cases)}
            onDecided={(done, ruling, whole) => {
              announce(ruledWords(done.origin, ruling));
              const final = whole.case.decided?.final_at ?? 0;
              setLast({ item: done, ruling, untilMs: final - ahead });
              leave([done.id]);
            }}
            onManyDecided={(decided, passedOver) => {
              announce(`${counted(decided.length, "case")} decided.${passedOver > 0 ? ` ${passedOver} had changed meanwhile.` : ""}`);
              leave(decided);
            }}
            onExposed={setExposure}
            onMove={(by) => goTo(isOver ? at : at + by)}
            onChanged={() => void renew()}
          />
        </div>
      )}
    </Page>
  );
}

/** The case to look at. One that somebody else decides on meanwhile stays in sight until it is left. */
function useInSight(
  cases: readonly ReviewCase[],
  chosen: string | null,
  gone: ReadonlySet<string>,
  choose: StateUpdater,
): { readonly item: ReviewCase | undefined; readonly isOver: boolean } {
  const seen = useRef<ReviewCase | undefined>(undefined);
  const found = cases.find((each) => each.id === chosen);
  const isOver =
    found === undefined && chosen !== null && seen.current?.id === chosen && !gone.has(chosen);
  const item = found ?? (isOver ? seen.current : cases[0]);
  seen.current = item;
  useEffect(() => {
    if (item !== undefined && item.id !== chosen) choose((known) => (known === chosen ? item.id : known));
  }, [item, chosen, choose]);
  return { item, isOver };
}

function ReviewLinks(): JSX.Element {
  return (
    <nav class="review__links" aria-label="About the review">
      <Link href="/review/numbers" class="button button--quiet">
        Numbers
      </Link>
      <Link href="/review/policy" class="button button--quiet">
        Policy
      </Link>
    </nav>
  );
}

/** A flood: the same author, for the same reason, in the same room. */
function alikeTo(item: ReviewCase, cases: readonly ReviewCase[]): readonly ReviewCase[] {
  return cases.filter(
    (each) =>
      each.author.id === item.author.id &&
      each.room.id === item.room.id &&
      each.category === item.category &&
      each.origin === item.origin,
  );
}

function Counts({ queue, now }: { readonly queue: ReviewQueue; readonly now: number }): JSX.Element {
  const overdue = queue.cases.filter((each) => each.decided === null && each.due_at < now).length;
  const words = [counted(queue.waiting, "case")];
  if (queue.severe > 0) words.push(`${queue.severe} severe`);
  if (overdue > 0) words.push(`${overdue} overdue`);
  if (queue.mine > 0) words.push(`${queue.mine} yours`);
  return <span>{words.join(" · ")}</span>;
}

function Rest({ exposure, onRested }: { readonly exposure: Exposure; readonly onRested: (exposure: Exposure) => void }): JSX.Element {
  const rested = () => void api.rested().then(onRested, (error: unknown) => announce(wordsFor(error)));
  return (
    <Notice action={<Button onClick={rested}>I had a break</Button>}>
      You have read {counted(exposure.revealed, "case")} in this hour. A break of ten minutes is a good idea; somebody else can go on here.
    </Notice>
  );
}

/** The time, now and then. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), CLOCKS_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Stops offering to take a decision back when it is too late. */
function useForgotten(last: Last | null, forget: () => void): void {
  useEffect(() => {
    if (last === null) return undefined;
    const timer = setTimeout(forget, Math.max(0, last.untilMs - Date.now()));
    return () => clearTimeout(timer);
  }, [last]);
}
