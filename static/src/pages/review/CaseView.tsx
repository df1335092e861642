import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import { api, wordsFor } from "../../api";
import { clock, moment } from "../../dates";
import { useLetters } from "../../keys";
import { Link } from "../../router";
import { announce, Button, Menu, Notice } from "../../ui";
import type { CaseWhole, CaseWords, Exposure, ReviewCase, Ruling } from "../../wire";
import { useAttempt } from "../attempt";
import { CaseContext } from "./CaseContext";
import { Letter } from "./Letter";
import { Notes } from "./Notes";
import { categoryWords, eventWords, firstWords, originWords, rulingWords, severityWords } from "./words";

/** How often a claim is renewed while its case is looked at, in milliseconds. */
const RENEW_MS = 30_000;

export type CaseViewProps = {
  readonly item: ReviewCase;
  readonly viewer: string;
  /** Somebody else decided on it while it was looked at. */
  readonly isOver: boolean;
  /** How many cases by the same author for the same reason wait with it. */
  readonly alike: readonly ReviewCase[];
  readonly onDecided: (item: ReviewCase, ruling: Ruling, whole: CaseWhole) => void;
  readonly onManyDecided: (decided: readonly string[], passedOver: number) => void;
  readonly onExposed: (exposure: Exposure) => void;
  readonly onMove: (by: number) => void;
  /** Something about the case has changed: the list is to be asked for. */
  readonly onChanged: () => void;
};

/** One case: whose words, where, why; the words once they are asked for; what can be done. */
export function CaseView(props: CaseViewProps): JSX.Element {
  const { item, viewer, isOver, alike, onDecided, onManyDecided, onExposed, onMove, onChanged } = props;
  const [words, setWords] = useState<CaseWords | null>(null);
  const [isShown, setIsShown] = useState(false);
  const [whole, setWhole] = useState<CaseWhole | null>(null);
  // An answer that was overtaken by a later one is out of date.
  const take = (next: CaseWhole) =>
    setWhole((known) => (known !== null && known.case.version > next.case.version ? known : next));
  const [isNoting, setIsNoting] = useState(false);
  const { pending, problem, run } = useAttempt();
  const giving = useRef<HTMLDivElement>(null);
  const decided = whole?.case.decided ?? null;
  const isOwn = item.author.id === viewer;
  const version = whole?.case.version ?? item.version;

  useEffect(() => {
    api.reviewCase(item.id).then(take, () => undefined);
  }, [item.id, item.version, isOver]);
  useLease(item.id, isShown);

  const show = () => {
    if (isShown || words !== null) {
      setIsShown(!isShown);
      return;
    }
    run(async () => {
      take(await api.claimCase(item.id));
      const revealed = await api.revealCase(item.id);
      setWords(revealed);
      setIsShown(true);
      onExposed(revealed.exposure);
    });
  };
  const decide = (ruling: Ruling) => {
    // Nobody shows others what they have not read.
    if (isOwn || isOver || (ruling === "allow" && !isShown)) return;
    run(async () => {
      try {
        onDecided(item, ruling, await api.decideCase(item.id, { version, ruling }));
      } catch (error) {
        onChanged();
        take(await api.reviewCase(item.id));
        throw error;
      }
    });
  };
  const decideAll = () =>
    run(async () => {
      const cases = alike.map((each) => ({
        case: each.id,
        version: each.id === item.id ? version : each.version,
      }));
      const answer = await api.decideMany({ cases, ruling: "remove" });
      onManyDecided(answer.decided, answer.passed_over.length);
    });
  const change = (task: () => Promise<CaseWhole>, said: string) =>
    run(async () => {
      take(await task());
      announce(said);
      onChanged();
    });
  const escalate = () =>
    change(() => api.escalateCase(item.id), "The safeguarding lead has it now.");
  useLetters({
    s: show,
    a: () => decide("allow"),
    x: () => decide("remove"),
    d: () => decide("handled"),
    e: escalate,
    n: () => setIsNoting(true),
    g: () => giving.current?.querySelector("button")?.click(),
    j: () => onMove(1),
    k: () => onMove(-1),
    ...(alike.length > 1 ? { b: decideAll } : {}),
  });
  const colleagues = whole?.colleagues ?? [];
  return (
    <section class="case" aria-labelledby="case">
      <header class="case__head">
        <h2 id="case" class="case__title">
          {categoryWords(item.category)}
        </h2>
        <p class="case__about">
          {item.author.name} in <Link href={`/room/${item.room.id}`}>{item.room.name}</Link>,{" "}
          {moment(item.opened_at)} · {severityWords(item.severity)}
        </p>
        <p class="case__about">
          {originWords(item)}
          {item.reason !== "" && `: ${item.reason}`}
        </p>
      </header>
      <div class={`case__text ${isShown ? "" : "case__text--masked"}`} aria-live="polite">
        {isShown && words !== null ? (
          <CaseContext words={words} />
        ) : (
          <p>The words are hidden until you show them. That you read them is written down.</p>
        )}
      </div>
      <div class="case__decision" role="group" aria-label="Decision">
        <Button icon={isShown ? "hide" : "show"} aria-keyshortcuts="s" pending={pending && !isShown} onClick={show}>
          {isShown ? "Hide the words" : "Show the words"} <Letter of="S" />
        </Button>
        <Button variant="primary" icon="check" aria-keyshortcuts="a" disabled={!isShown || isOwn || isOver} onClick={() => decide("allow")}>
          {rulingWords(item.origin, "allow")} <Letter of="A" />
        </Button>
        <Button icon="cross" aria-keyshortcuts="x" disabled={isOwn || isOver} onClick={() => decide("remove")}>
          {rulingWords(item.origin, "remove")} <Letter of="X" />
        </Button>
        <Button icon="people" aria-keyshortcuts="d" disabled={isOwn || isOver} onClick={() => decide("handled")}>
          {rulingWords(item.origin, "handled")} <Letter of="D" />
        </Button>
      </div>
      <div class="case__decision" role="group" aria-label="More">
        <Button aria-keyshortcuts="e" disabled={item.escalated} onClick={escalate}>
          {item.escalated ? "The safeguarding lead has it" : "To the safeguarding lead"} <Letter of="E" />
        </Button>
        <Button icon="edit" aria-keyshortcuts="n" onClick={() => setIsNoting(true)}>
          Note <Letter of="N" />
        </Button>
        {colleagues.length > 0 && (
          <div ref={giving} class="case__giving">
          <Menu
            label="Give it to a colleague"
                        items={colleagues.map((each) => ({
              label: each.name,
              onSelect: () =>
                change(() => api.handOverCase(item.id, { to: each.id }), `${each.name} has it now.`),
            }))}
          />
          <Letter of="G" />
          </div>
        )}
        {alike.length > 1 && (
          <Button aria-keyshortcuts="b" onClick={decideAll}>
            Keep all {alike.length} like it away <Letter of="B" />
          </Button>
        )}
      </div>
      {isOver && decided !== null && (
        <Notice action={<Button aria-keyshortcuts="j" onClick={() => onMove(1)}>Go on <Letter of="J" /></Button>}>
          {firstWords(decided)}
        </Notice>
      )}
      {isOwn && <Notice live="off">These are your words. Somebody else has to decide on them.</Notice>}
      {problem !== null && <Notice tone="wrong">{problem}</Notice>}
      <Notes
        notes={whole?.notes ?? []}
        isOpen={isNoting}
        onClose={() => setIsNoting(false)}
        onAdd={async (text) => {
          try {
            take(await api.noteCase(item.id, { words: text }));
            return null;
          } catch (error) {
            return wordsFor(error);
          }
        }}
      />
      {whole !== null && whole.history.length > 0 && (
        <details class="case__history">
          <summary>What was done with it</summary>
          <ol>
            {whole.history.map((each) => (
              <li key={`${each.at} ${each.action}`}>
                {each.by.name} {eventWords(each)}, {clock(each.at)}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

/** Keeps a case claimed while it is looked at, and gives it back when it is left. */
function useLease(id: string, isHeld: boolean): void {
  useEffect(() => {
    if (!isHeld) return undefined;
    const timer = setInterval(() => void api.claimCase(id).catch(() => undefined), RENEW_MS);
    return () => {
      clearInterval(timer);
      // A browser that dies says nothing: then the lease runs out by itself.
      api.putBackCase(id).catch(() => undefined);
    };
  }, [id, isHeld]);
}
