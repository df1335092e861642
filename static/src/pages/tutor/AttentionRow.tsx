import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { api, wordsFor } from "../../api";
import { counted } from "../../dates";
import { mintId } from "../../ids";
import { plainText } from "../../maths/prose";
import { NUDGES, nudgeWords } from "../../room/nudges";
import { Link } from "../../router";
import { Button, Menu } from "../../ui";
import type { AttentionItem, Nudge } from "../../wire";

type RowProps = {
  readonly item: AttentionItem;
  /** Now, by the server's clock. */
  readonly now: number;
};

/** One reason to look at one student, and what can be done with one click. */
export function AttentionRow({ item, now }: RowProps): JSX.Element {
  const [said, setSaid] = useState("");
  const [pending, setPending] = useState(false);
  const doing = (work: Promise<unknown>, done: string) => {
    setPending(true);
    work
      .then(() => setSaid(done), (error: unknown) => setSaid(wordsFor(error)))
      .finally(() => setPending(false));
  };
  const nudge = (words: Nudge) => doing(api.nudge(item.room, { id: mintId(), person: item.person, nudge: words }), `Said to ${item.name}: ${nudgeWords(words)}`);
  const { problem, step } = item;
  const hint = () => {
    if (problem !== null && step !== null) doing(api.nextHint(item.room, { id: mintId(), person: item.person, problem, step }), `The next hint is open for ${item.name}.`);
  };
  const simpler = () => {
    setPending(true);
    api.simplerProblem(item.room, { id: mintId(), person: item.person })
      .then(({ title }) => setSaid(`${item.name} works on “${plainText(title)}” now.`), (error: unknown) => setSaid(wordsFor(error)))
      .finally(() => setPending(false));
  };
  return (
    <li class="attention__row">
      <div class="attention__words">
        <h2 class="attention__name">{item.name}</h2>
        <p>
          {item.words}, {age(now - item.since)}
        </p>
        <p class="attention__about">{[item.room_name, item.tried, helpedWords(item.helped)].filter(Boolean).join(" · ")}</p>
      </div>
      <div class="attention__actions">
        <Link href={`/room/${item.room}`} class="button button--plain button--medium" aria-label={`Look at the room of ${item.name}: ${item.room_name}`}>
          Look
        </Link>
        {problem !== null && step !== null && (
          <Button icon="hint" pending={pending} onClick={hint}>
            Open a hint
          </Button>
        )}
        {problem !== null && (
          <Button pending={pending} onClick={simpler}>
            Simpler problem
          </Button>
        )}
        <Menu label={`Say something to ${item.name}`} button="Say something" align="end" items={NUDGES.map((each) => ({ label: nudgeWords(each), onSelect: () => nudge(each) }))} />
      </div>
      <p class="attention__said" role="status">
        {said}
      </p>
    </li>
  );
}

/** How long something has been so, in words. */
function age(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  return minutes === 0 ? "just now" : `for ${counted(minutes, "minute")}`;
}

function helpedWords(times: number): string {
  return times === 0 ? "" : `helped ${times === 1 ? "once" : `${times} times`}`;
}
