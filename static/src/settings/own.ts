/** What is adjusted for whoever is signed in here: it travels with them, to every device. */
import { computed, signal } from "@preact/signals";

import { api } from "../api";
import type { Id } from "../ids";
import type { Accommodations, AccommodationsFrame } from "../wire";
import { Adjuster, STANDARD } from "./adjuster";

const KEY = "studyhall.adjusted";

type Own = { readonly person: Id; readonly adjuster: Adjuster };

const own = signal<Own | null>(null);

/** What is adjusted for whoever is signed in; null while nobody is, or they never chose anything. */
export const chosen = computed<Accommodations | null>(() => {
  const adjuster = own.value?.adjuster;
  return adjuster?.isChosen === true ? adjuster.shown.value : null;
});

/** What is adjusted for whoever is signed in, else the standard. */
export const accommodations = computed<Accommodations>(() => chosen.value ?? STANDARD);

/** The adjuster of whoever is signed in. */
export function ownAdjuster(): Adjuster | null {
  return own.value?.adjuster ?? null;
}

/** How long a person's accommodations may have changed unheard on a page without a room. */
const LOOK_AGAIN_MS = 20_000;

/**
 * Somebody is signed in here, or nobody any more.
 *
 * A page that is loaded again looks as it did at once; what the server says follows.
 */
export function adjustFor(person: Id | null): void {
  if (person !== null && own.peek()?.person === person) {
    lookAgain();
    return;
  }
  own.peek()?.adjuster.close();
  if (person === null) {
    own.value = null;
    localStorage.removeItem(KEY);
    return;
  }
  begin(person, keptFor(person));
  lookAgain();
}

/** Until the server has said who is signed in, whoever was the last time. */
export function recallOwn(): void {
  const kept = read(localStorage.getItem(KEY));
  if (kept !== null) begin(kept.person, kept.frame);
}

function begin(person: Id, known?: AccommodationsFrame): void {
  const keeping = {
    read: () => api.accommodations(person),
    save: (wanted: AccommodationsFrame) => api.adjust(person, wanted),
  };
  const adjuster = new Adjuster(keeping, known);
  own.value = { person, adjuster };
  adjuster.known.subscribe((frame) => keep(person, frame));
}

/** The page's socket heard what is adjusted now. */
export function heardAdjusted(frame: AccommodationsFrame): void {
  own.peek()?.adjuster.heard(frame);
}

/** Asks the server; what cannot be asked now is asked when the page is next looked at. */
export function lookAgain(): void {
  own.peek()?.adjuster.read().catch(() => undefined);
}

/** Outside rooms there is no socket: a page asks when it is looked at again, and now and then. */
export function followOwn(): void {
  addEventListener("online", lookAgain);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") lookAgain();
  });
  addEventListener("storage", ({ key, newValue }) => {
    const kept = key === KEY ? read(newValue) : null;
    if (kept !== null && kept.person === own.peek()?.person) heardAdjusted(kept.frame);
  });
  setInterval(() => {
    if (document.visibilityState === "visible") lookAgain();
  }, LOOK_AGAIN_MS);
}

type Kept = { readonly person: Id; readonly frame: AccommodationsFrame };

function keep(person: Id, frame: AccommodationsFrame): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ person, frame }));
  } catch {
    // Without storage the next page looks as usual until the server has answered.
  }
}

function keptFor(person: Id): AccommodationsFrame | undefined {
  const kept = read(localStorage.getItem(KEY));
  return kept?.person === person ? kept.frame : undefined;
}

function read(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? "null") as Partial<Kept> | null;
    if (typeof kept?.person !== "string" || typeof kept.frame?.version !== "number") return null;
    return { person: kept.person, frame: { version: kept.frame.version, accommodations: { ...STANDARD, ...kept.frame.accommodations } } };
  } catch {
    return null;
  }
}
