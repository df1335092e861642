/** The plan of a session as a student sees it: what is done, what is now, what comes, and how long. */
import type { RoomState } from "../../wire";

export type Item = { readonly number: number; readonly is: "done" | "now" | "later" };

/** The problems of the session in their order; none where it has no set of several. */
export function itemsOf({ session, problem }: Pick<RoomState, "session" | "problem">): readonly Item[] {
  const problems = session?.problems ?? [];
  const at = problem === null ? -1 : problems.indexOf(problem.id);
  if (problems.length < 2 || at < 0) return [];
  return problems.map((_, index) => ({ number: index + 1, is: index < at ? "done" : index === at ? "now" : "later" }));
}

export type Left = {
  /** How much of the time is left, from 0 to 1. */
  readonly share: number;
  readonly words: string;
};

const MINUTE_MS = 60_000;

/**
 * How much of the planned time is left for somebody with this pace; null without a plan.
 *
 * It is said in round minutes and never in seconds, and when it is over nothing ends. In calm mode
 * there is no number at all.
 */
export function timeLeft(planned: RoomState["planned"], pace: number, calm: boolean, now: number): Left | null {
  if (planned === null) return null;
  const whole = planned.minutes * pace * MINUTE_MS;
  const left = Math.max(0, planned.since + whole - now);
  const share = Math.min(1, left / whole);
  return { share, words: calm ? calmWords(share) : minuteWords(left) };
}

function calmWords(share: number): string {
  if (share === 0) return OVER;
  if (share > 0.66) return "There is plenty of time.";
  return share > 0.33 ? "About half of the time is left." : "The time for this is coming to its end.";
}

function minuteWords(left: number): string {
  if (left === 0) return OVER;
  const minutes = Math.ceil(left / MINUTE_MS);
  if (minutes <= 3) return "A few minutes left.";
  return `About ${minutes <= 10 ? minutes : Math.round(minutes / 5) * 5} minutes left.`;
}

const OVER = "The planned time is over. Take the time that you need.";
