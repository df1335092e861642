import { useState } from "preact/hooks";

import { clock, counted } from "../../dates";
import type { Id } from "../../ids";
import { plainText } from "../../maths/prose";
import type { SessionReport, SkillCell } from "../../wire";
import { actsOf, actWords, namesOf, skillKind, skillSign, skillWords } from "./report";
import { Why } from "./Why";
import "./overview.css";

type ReportViewProps = { readonly report: SessionReport; readonly hidden: boolean };

/** A session by skill and student, and each student's acts in order. */
export function ReportView({ report, hidden }: ReportViewProps) {
  if (report.students.length === 0) return <p>Nobody has worked on a step in this session yet. What students do is listed here.</p>;
  return (
    <>
      <SkillMatrix report={report} hidden={hidden} />
      <Timelines report={report} hidden={hidden} />
    </>
  );
}

function SkillMatrix({ report, hidden }: ReportViewProps) {
  const names = namesOf(report, hidden);
  const [chosen, setChosen] = useState<{ readonly person: Id; readonly skill: string } | null>(null);
  if (report.skills.length === 0) return <p class="overview__none">The problems of this session name no skills.</p>;
  return (
    <section class="overview__part" aria-labelledby="overview-skills">
      <h3 id="overview-skills">Skills</h3>
      <p class="overview__legend">Steps solved of those tried. A thick edge: all without help. Dotted: none solved yet. Press a number to see where it comes from.</p>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be scrolled with the keyboard */}
      <div class="overview__scroll" tabIndex={0} role="region" aria-label="Skills by student">
        <table class="skills">
          <caption class="unseen">Steps solved of those tried, by student and skill</caption>
          <thead>
            <tr>
              <th scope="col">Student</th>
              {report.skills.map(({ skill }) => (
                <th key={skill} scope="col" class="skills__skill">
                  {skill}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.students.map(({ id }) => (
              <tr key={id}>
                <th scope="row" class="skills__name">
                  {names.get(id)}
                </th>
                {report.skills.map(({ skill, cells }) => {
                  const cell = Object.hasOwn(cells, id) ? cells[id] : undefined;
                  return (
                    <td key={skill} class={`skills__cell skills__cell--${skillKind(cell)}`}>
                      {cell === undefined || cell.known === null ? (
                        <CellWords cell={cell} />
                      ) : (
                        <button type="button" class="skills__why" aria-pressed={chosen?.person === id && chosen.skill === skill} onClick={() => setChosen({ person: id, skill })}>
                          <CellWords cell={cell} />
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {chosen !== null && <Why room={report.room.id} person={chosen.person} name={names.get(chosen.person) ?? "Somebody"} skill={chosen.skill} />}
    </section>
  );
}

function CellWords({ cell }: { readonly cell: SkillCell | undefined }) {
  return (
    <>
      <span aria-hidden="true">{skillSign(cell)}</span>
      <span class="unseen">{skillWords(cell) ?? "not tried"}</span>
    </>
  );
}

function Timelines({ report, hidden }: ReportViewProps) {
  const names = namesOf(report, hidden);
  return (
    <section class="overview__part" aria-labelledby="overview-timeline">
      <h3 id="overview-timeline">What each did</h3>
      {report.students.map(({ id }) => {
        const acts = actsOf(report, id);
        return (
          <details key={id} class="timeline">
            <summary>
              {names.get(id)} · {counted(acts.filter((act) => act.what === "answer").length, "answer")},{" "}
              {counted(acts.filter((act) => act.what !== "answer").length, "help", "helps")}
            </summary>
            <ol class="timeline__acts">
              {acts.map((act) => (
                <li key={act.place} class={`timeline__act timeline__act--${act.verdict === "correct" ? "right" : act.what}`}>
                  <time class="timeline__at" dateTime={new Date(act.at).toISOString()}>
                    {clock(act.at)}
                  </time>
                  <span>
                    {plainText(act.title)}, {actWords(act)}
                  </span>
                </li>
              ))}
            </ol>
          </details>
        );
      })}
    </section>
  );
}
