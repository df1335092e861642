/** Moments and lengths of time, in words. */

const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const DAY_OF_YEAR = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
});
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** "14:05" */
export function clock(at: number): string {
  return CLOCK.format(at);
}

/** "today", "yesterday", "Tuesday 3 November", or "3 November 2024" when that is long ago. */
export function day(at: number, now: number = Date.now()): string {
  const days = daysBetween(at, now);
  if (days === 0) return "today";
  if (days === 1) return "yesterday";
  return days < 200 ? DAY.format(at) : DAY_OF_YEAR.format(at);
}

/** "today at 14:05" */
export function moment(at: number, now: number = Date.now()): string {
  return `${day(at, now)} at ${clock(at)}`;
}

/** "1 minute", "45 minutes", "2 hours 5 minutes"; what is shorter counts as one minute. */
export function span(ms: number): string {
  if (ms <= 0) return "0 minutes";
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS));
  if (minutes < 60) return counted(minutes, "minute");
  const rest = minutes % 60;
  const hours = counted((minutes - rest) / 60, "hour");
  return rest === 0 ? hours : `${hours} ${counted(rest, "minute")}`;
}

/** "1 step", "3 steps" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c" */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

function daysBetween(at: number, now: number): number {
  const midnight = (moment: number) => new Date(moment).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(at)) / DAY_MS);
}
