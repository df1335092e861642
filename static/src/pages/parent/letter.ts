/** What came of a child's sessions, in sentences. Pure. */
import { counted, listed, moment, span } from "../../dates";
import type { Child, ChildSession } from "../../wire";

/** How far back the letter looks first, in milliseconds. */
const RECENT_MS = 28 * 24 * 60 * 60 * 1000;

export type Letter = {
  /** Three sentences at most. */
  readonly sentences: readonly string[];
  /** The sessions they are about, the newest first. */
  readonly recent: readonly ChildSession[];
};

/** The letter about a child, as of now. */
export function letterAbout(child: Child, now: number): Letter {
  const within = child.sessions.filter(({ started_at }) => started_at >= now - RECENT_MS);
  const recent = within.length > 0 ? within : child.sessions.slice(0, 4);
  const [last] = recent;
  if (!last) return { sentences: [], recent };
  const when = within.length > 0 ? "in the last four weeks" : "some time ago";
  return { sentences: [attendance(child, recent, when), steps(recent), newest(last, now)], recent };
}

function attendance(child: Child, recent: readonly ChildSession[], when: string): string {
  const attended = recent.filter(({ attended_ms }) => attended_ms > 0);
  if (attended.length === 0)
    return `${child.name} was in none of the ${counted(recent.length, "session")} ${when}.`;
  const tutors = listed([...new Set(attended.map(({ tutor }) => tutor))]);
  const time = span(sum(attended, ({ attended_ms }) => attended_ms));
  return `${child.name} was in ${counted(attended.length, "session")} ${when}, with ${tutors}, for ${time} in all.`;
}

function steps(recent: readonly ChildSession[]): string {
  const alone = sum(recent, ({ steps_alone }) => steps_alone);
  const hinted = sum(recent, ({ steps_with_hint }) => steps_with_hint);
  const together = sum(recent, ({ steps_together }) => steps_together);
  const tried = sum(recent, ({ steps_tried }) => steps_tried);
  const more =
    tried === 0
      ? ""
      : ` ${counted(tried, "step")} ${tried === 1 ? "was" : "were"} begun and can be taken up again.`;
  if (alone + hinted === 0 && together > 0)
    return `${counted(together, "step")} of problems ${together === 1 ? "was" : "were"} solved with the group.${more}`;
  if (alone + hinted === 0) return `No step of a problem was solved in that time.${more}`;
  const grouped =
    together === 0
      ? ""
      : ` ${counted(together, "step")} ${together === 1 ? "was" : "were"} solved with the group.`;
  return `${solved(alone, hinted)}${grouped}${more}`;
}

function solved(alone: number, hinted: number): string {
  if (hinted === 0)
    return `${counted(alone, "step")} of problems ${alone === 1 ? "was" : "were"} solved, all without a hint.`;
  if (alone === 0)
    return `${counted(hinted, "step")} of problems ${hinted === 1 ? "was" : "were"} solved with the help of hints.`;
  return `${counted(alone, "step")} of problems ${alone === 1 ? "was" : "were"} solved alone, and ${hinted} with a hint.`;
}

function newest(
  { room_name, tutor, started_at, problems, attended_ms }: ChildSession,
  now: number,
): string {
  const worked =
    attended_ms > 0 && problems.length > 0
      ? `, working on ${listed(problems.slice(0, 3).map((title) => `“${title}”`))}`
      : "";
  return `The latest session was ${moment(started_at, now)}: ${room_name} with ${tutor}${worked}.`;
}

function sum<T>(list: readonly T[], of: (each: T) => number): number {
  return list.reduce((total, each) => total + of(each), 0);
}
