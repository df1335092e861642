/** What an adult can say to one student with one click, in words. */
import type { Nudge } from "../wire";

export const NUDGES: readonly Nudge[] = ["how_is_it", "show_me", "read_hint", "take_time", "coming"];

const WORDS: Readonly<Record<Nudge, string>> = {
  how_is_it: "How is it going?",
  show_me: "Show me what you have so far, on the board.",
  read_hint: "Have another look at the hint.",
  take_time: "Take your time. There is no hurry.",
  coming: "I’m coming to help you.",
};

export function nudgeWords(nudge: Nudge): string {
  return WORDS[nudge];
}
