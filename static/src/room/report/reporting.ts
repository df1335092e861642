import { signal } from "@preact/signals";

import type { Reason, ReportNew } from "../../wire";

/** Something in the room that somebody may report, and what it is called. */
export type Target = Pick<ReportNew, "place" | "element" | "picture"> & { readonly name: string };

/** What is being reported; null while nothing is. One window shows it, wherever it was asked for. */
export const reporting = signal<Target | null>(null);

/** What one can say, in the words of the form; what may be urgent stands first. */
export const REASONS: readonly { readonly reason: Reason; readonly words: string }[] = [
  { reason: "unsafe", words: "Somebody may be in danger or may hurt themselves" },
  { reason: "unkind", words: "It is unkind to somebody" },
  { reason: "private", words: "It gives away or asks for something private" },
  { reason: "leading_away", words: "Somebody wants to talk somewhere else, or in secret" },
  { reason: "sexual", words: "It is sexual" },
  { reason: "rude", words: "It has rude words" },
  { reason: "other", words: "Something else" },
];
