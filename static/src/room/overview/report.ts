import { counted } from "../../dates";
import type { Id } from "../../ids";
import type { ReportedAct, SessionReport, SkillCell } from "../../wire";

/** Students by name, or by number where names are hidden. */
export function namesOf(report: Pick<SessionReport, "students">, hidden: boolean): ReadonlyMap<Id, string> {
  return new Map(report.students.map((each) => [each.id, hidden ? `Student ${each.number}` : each.name]));
}

/** What one student did with a skill, in words; null where nothing was tried. */
export function skillWords(cell: SkillCell | undefined): string | null {
  if (cell === undefined || cell.tried === 0) return null;
  const done = `${cell.solved} of ${counted(cell.tried, "step")} solved`;
  const alone = cell.solved === 0 ? "" : `, ${cell.alone} without help`;
  return cell.known === null ? done + alone : `${done}${alone}, known to ${Math.round(cell.known * 100)}%`;
}

/** What a cell of the matrix shows, short. */
export function skillSign(cell: SkillCell | undefined): string {
  if (cell === undefined || cell.tried === 0) return "·";
  return `${cell.solved}/${cell.tried}${cell.known === null ? "" : ` ${Math.round(cell.known * 100)}%`}`;
}

/** How a cell looks; its words say the same. */
export function skillKind(cell: SkillCell | undefined): "new" | "tried" | "helped" | "alone" {
  if (cell === undefined || cell.tried === 0) return "new";
  if (cell.solved === 0) return "tried";
  return cell.alone === cell.tried ? "alone" : "helped";
}

const VERDICTS: Readonly<Record<NonNullable<ReportedAct["verdict"]>, string>> = {
  correct: "right",
  incorrect: "not yet",
  wrong_form: "right value, another form",
  wrong_unit: "right number, another unit",
  waiting: "waits for a tutor",
};

const ORIGINS: Readonly<Record<NonNullable<ReportedAct["origin"]>, string>> = {
  own: "",
  proposed: "proposed to the group",
  agreed: "agreed with the group",
  shown: "after answers were shown",
};

/** One act in words, without whose it is. */
export function actWords(act: ReportedAct): string {
  const where = `step ${act.step}${act.scaffold && act.what === "answer" ? ", smaller step" : ""}`;
  if (act.what === "solution") return `${where}: worked solution shown`;
  if (act.what === "hint") return `${where}: ${act.by_tutor ? "hint from a tutor" : "took a hint"}${act.answer === null ? "" : ` (${act.answer})`}`;
  const answer = act.answer === null ? "words that are being checked" : `“${act.answer}”`;
  const verdict = act.verdict === null ? "changed or still waiting" : VERDICTS[act.verdict];
  const origin = act.origin === null ? "" : ORIGINS[act.origin];
  return `${where}: answered ${answer}, ${verdict}${origin === "" ? "" : `, ${origin}`}`;
}

/** What one student did, oldest first, with what was shown to everybody. */
export function actsOf(report: Pick<SessionReport, "acts">, person: Id): readonly ReportedAct[] {
  return report.acts.filter((act) => act.person === person || act.person === null);
}
