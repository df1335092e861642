import { signal } from "@preact/signals";
import type { JSX } from "preact";

/** How long polite words are gathered before they are said as one, in milliseconds. */
const GATHER_MS = 500;

/** In calm mode news is told together, less often. */
const GATHER_CALM_MS = 10_000;

const polite = signal("");
const assertive = signal("");
let waiting: string[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Says something to screen readers.
 *
 * Polite words are gathered for half a second (in calm mode for ten) and said together. Assertive is for a message to
 * this person, or being asked by the tutor.
 */
export function announce(text: string, options: { readonly assertive?: boolean } = {}): void {
  if (options.assertive) {
    assertive.value = fresh(assertive.value, text);
    return;
  }
  waiting.push(text);
  timer ??= setTimeout(sayWaiting, isCalm() ? GATHER_CALM_MS : GATHER_MS);
}

function isCalm(): boolean {
  return document.documentElement.dataset["calm"] === "on";
}

function sayWaiting(): void {
  polite.value = fresh(polite.value, waiting.join(" "));
  waiting = [];
  timer = undefined;
}

/** The words, with an unheard difference when they are the same as before: readers say changes. */
function fresh(before: string, text: string): string {
  return before === text ? `${text}\u00a0` : text;
}

/** Where announcements are written; once on the page, always there. */
export function Announcer(): JSX.Element {
  return (
    <div class="unseen">
      <div role="status" aria-live="polite">
        {polite.value}
      </div>
      <div role="alert" aria-live="assertive">
        {assertive.value}
      </div>
    </div>
  );
}
