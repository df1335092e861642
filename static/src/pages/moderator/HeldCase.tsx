import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { api, ApiError } from "../../api";
import { moment } from "../../dates";
import { useLetters } from "../../keys";
import { Link } from "../../router";
import { settings } from "../../settings";
import { announce, Button, Notice } from "../../ui";
import type { HeldDecision, HeldItem } from "../../wire";
import { useAttempt } from "../attempt";
import { reasonOf, surfaceOf } from "./words";

export type HeldCaseProps = {
  readonly item: HeldItem;
  /** Whether the moderator wrote it: then somebody else decides. */
  readonly isOwn: boolean;
  readonly onSettled: () => void;
  /** Goes on by so many cases. */
  readonly onMove: (by: number) => void;
};

/** One case: whose words, where, why; the words once they are asked for; and the decision. */
export function HeldCase({ item, isOwn, onSettled, onMove }: HeldCaseProps): JSX.Element {
  const [shown, setShown] = useState(false);
  const { pending, problem, run } = useAttempt();
  const decide = (decision: HeldDecision["decision"]) => {
    if (isOwn || (decision === "release" && !shown)) return;
    run(async () => {
      announce(await sayDecision(item, decision));
      onSettled();
    });
  };
  useLetters({
    s: () => setShown(!shown),
    r: () => decide("release"),
    x: () => decide("remove"),
    j: () => onMove(1),
    k: () => onMove(-1),
  });
  return (
    <section class="case" aria-labelledby="case">
      <header class="case__head">
        <h2 id="case" class="case__title">
          {surfaceOf(item)} by {item.author.name}
        </h2>
        <p class="case__about">
          In <Link href={`/room/${item.room}`}>{item.room_name}</Link>, {moment(item.written_at)}
        </p>
        <p>
          <strong>Why it waits:</strong> {reasonOf(item)}
        </p>
      </header>
      <div class={`case__text ${shown ? "" : "case__text--masked"}`} aria-live="polite">
        {shown ? (
          <blockquote class="case__words">{item.text}</blockquote>
        ) : (
          <p>The text is hidden until you show it.</p>
        )}
      </div>
      <div class="case__decision">
        <Button
          icon={shown ? "hide" : "show"}
          aria-keyshortcuts="s"
          onClick={() => setShown(!shown)}
        >
          {shown ? "Hide the text" : "Show the text"} <Letter of="S" />
        </Button>
        <Button
          variant="primary"
          icon="check"
          aria-keyshortcuts="r"
          disabled={!shown || isOwn}
          pending={pending}
          onClick={() => decide("release")}
        >
          Release <Letter of="R" />
        </Button>
        <Button
          icon="cross"
          aria-keyshortcuts="x"
          disabled={isOwn}
          pending={pending}
          onClick={() => decide("remove")}
        >
          Remove <Letter of="X" />
        </Button>
      </div>
      {isOwn && <Notice live="off">You wrote this. Somebody else has to decide on it.</Notice>}
      {problem !== null && <Notice tone="wrong">{problem}</Notice>}
      <p class="case__help">
        {shown
          ? "Release shows it to everybody in the room. Remove keeps it from them for good."
          : "Show the text to release it."}
        {settings.value.letters && (
          <span class="case__keys"> J and K go to the next and the one before.</span>
        )}
      </p>
    </section>
  );
}

function Letter({ of }: { readonly of: string }): JSX.Element | null {
  return settings.value.letters ? <kbd class="case__letter">{of}</kbd> : null;
}

/** Takes a decision; that somebody else was quicker is fine. */
async function sayDecision(item: HeldItem, decision: HeldDecision["decision"]): Promise<string> {
  try {
    await api.decide(item.room, item.place, { decision });
    return decision === "release" ? "Released." : "Removed.";
  } catch (error) {
    if (error instanceof ApiError && error.code === "already_decided") return error.message;
    throw error;
  }
}
