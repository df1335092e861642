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
/** When `timer` is due, in milliseconds since 1970. */
let due = 0;

type Options = {
  /** At once, over whatever is being said. */
  readonly assertive?: boolean;
  /** It is about what others do: in calm mode it is told together, less often. */
  readonly news?: boolean;
};

/**
 * Says something to screen readers.
 *
 * Polite words are gathered for half a second, news in calm mode for ten, and said together.
 * Assertive is for a message to this person, or being asked by the tutor.
 */
export function announce(text: string, { assertive: isAssertive = false, news = false }: Options = {}): void {
  if (isAssertive) {
    assertive.value = fresh(assertive.value, text);
    return;
  }
  waiting.push(text);
  sayWithin(news && isCalm() ? GATHER_CALM_MS : GATHER_MS);
}

/** What waits is said in so long, or sooner if it is due sooner. */
function sayWithin(ms: number): void {
  if (timer !== undefined && due <= Date.now() + ms) return;
  clearTimeout(timer);
  due = Date.now() + ms;
  timer = setTimeout(sayWaiting, ms);
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
