import { day } from "../dates";

/** A place in a line: "1st", "2nd", "3rd", "11th". */
export function ordinal(number: number): string {
  const tens = number % 100;
  const ending = tens > 10 && tens < 14 ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${ending}`;
}

/** The day of a moment, to stand above what was said on it: "Today", "Monday 4 March". */
export function dayTitle(at: number, now: number): string {
  const words = day(at, now);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Whether two moments are on one day, by this browser's clock. */
export function sameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
