/** Names in a row: "Mia", "Mia and Tom", "Mia, Tom and Ada". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

/** A number with its noun: "1 step", "3 steps". */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** A place in a line: "1st", "2nd", "3rd", "11th". */
export function ordinal(number: number): string {
  const tens = number % 100;
  const ending = tens > 10 && tens < 14 ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${ending}`;
}

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });

/** The time of day of a moment: "14:05". */
export function clock(at: number): string {
  return CLOCK.format(at);
}

/** The day of a moment as one would say it now: "Today", "Yesterday", "Monday 3 March". */
export function dayName(at: number, now: number): string {
  if (sameDay(at, now)) return "Today";
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  return sameDay(at, yesterday.getTime()) ? "Yesterday" : DAY.format(at).replace(",", "");
}

/** Whether two moments are on one day, by this browser's clock. */
export function sameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
