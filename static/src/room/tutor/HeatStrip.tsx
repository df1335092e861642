import { useMemo, useRef, useState } from "preact/hooks";

import { counted } from "../../dates";
import type { Id } from "../../ids";
import { plainText } from "../../maths/prose";
import { Button } from "../../ui";
import type { PublicProblem } from "../../wire";
import { isAnonymous } from "../anonymous";
import { Overview } from "../overview/Overview";
import { useRoom, useSlice } from "../context";
import { heatOf, inWords, lastAnswer, sign, type HeatCell, type HeatRow } from "./heat";
import { moved, type Spot } from "./spot";
import "./heat.css";

/** Who is where: students against steps of the open problem, for staff, live. */
export function HeatStrip() {
  const store = useRoom();
  const problem = useSlice((state) => state.problem);
  const people = useSlice((state) => state.people);
  const attending = useSlice((state) => state.attending);
  const work = useSlice((state) => state.work);
  const modes = useSlice((state) => state.modes);
  const variants = useSlice((state) => state.variants);
  const given = useSlice((state) => state.given);
  const here = useMemo(() => new Set(store.presence.value.map((each) => each.person)), [store.presence.value]);
  if (problem === null) return null;
  const rows = heatOf({ people, attending, work, modes, variants, given }, problem, here);
  if (rows.length === 0) return <p class="heat heat--empty">Students appear here with their steps as they come in.</p>;
  return <Strip problem={problem} rows={rows} />;
}

type StripProps = { readonly problem: PublicProblem; readonly rows: readonly HeatRow[] };

function Strip({ problem, rows }: StripProps) {
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const [told, setTold] = useState(false);
  const [open, fold] = useFold();
  const { you } = useRoom();
  const [looking, setLooking] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const row = rows[Math.min(spot.row, rows.length - 1)];
  const cell = row?.steps[Math.min(spot.column, problem.steps.length - 1)];
  const go = (next: Spot) => {
    setSpot(next);
    setTold(true);
    table.current?.querySelector<HTMLElement>(`[data-spot="${next.row} ${next.column}"]`)?.focus();
  };
  return (
    <div class="heat">
      <div class="heat__head">
        <Button size="small" variant="quiet" icon={open ? "up" : "down"} aria-expanded={open} onClick={fold}>
          Who is where
        </Button>
        {you.role === "tutor" && (
          <Button size="small" variant="quiet" icon="sorted" onClick={() => setLooking(true)}>
            Who can do what
          </Button>
        )}
        <Button size="small" variant="quiet" icon={isAnonymous.value ? "show" : "hide"} onClick={() => (isAnonymous.value = !isAnonymous.value)}>
          {isAnonymous.value ? "Show names" : "Hide names"}
        </Button>
        <p class="heat__told">{!open ? <Summary rows={rows} /> : told && row && cell ? <Told name={row.name} cell={cell} /> : <Legend />}</p>
      </div>
      {looking && <Overview onClose={() => setLooking(false)} />}
      <div class="heat__scroll" hidden={!open}>
        <table ref={table} class="heat__table">
          <caption class="unseen">Students and their steps in {plainText(problem.title)}</caption>
          <thead>
            <tr>
              <th scope="col">Student</th>
              {problem.steps.map((step, index) => (
                <th key={step.id} scope="col" class="heat__step" title={plainText(step.title)}>
                  <span class="unseen">Step </span>
                  {index + 1}
                </th>
              ))}
              <th scope="col">Solved</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((each, index) => (
              <Row key={each.person} row={each} index={index} spot={spot} onSpot={go} size={{ row: rows.length, column: problem.steps.length }} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

type RowProps = { readonly row: HeatRow; readonly index: number; readonly spot: Spot; readonly size: Spot; readonly onSpot: (spot: Spot) => void };

function Row({ row, index, spot, size, onSpot }: RowProps) {
  return (
    <tr>
      <th scope="row" class="heat__name">
        {row.name}
        {row.elsewhere !== null && <span class="heat__elsewhere">on “{plainText(row.elsewhere)}”</span>}
      </th>
      {row.steps.slice(0, size.column).map((cell, column) => {
        const own = { row: index, column };
        const isSpot = spot.row === index && spot.column === column;
        return (
          <td key={cell.step.id} class={`heat__cell heat__cell--${cell.waits ? "begun" : cell.kind}`}>
            <button
              type="button"
              data-spot={`${index} ${column}`}
              class="heat__button"
              tabIndex={isSpot ? 0 : -1}
              onClick={() => onSpot(own)}
              onKeyDown={(event) => {
                const next = moved(own, event.key, size);
                if (next === null) return;
                event.preventDefault();
                onSpot(next);
              }}
            >
              <span aria-hidden="true">{sign(cell)}</span>
              <span class="unseen">
                {inWords(cell)}
                {answerWords(cell)}
              </span>
            </button>
          </td>
        );
      })}
      {row.steps.length < size.column && <td colSpan={size.column - row.steps.length} />}
      <td class="heat__solved">
        {row.solved} of {row.steps.length}
      </td>
    </tr>
  );
}

function answerWords(cell: HeatCell): string {
  const last = lastAnswer(cell);
  if (last === null) return "";
  return last === "held" ? ", last answer is being checked" : `, last answer ${plainText(last.text)}`;
}

/** What one cell says, in full. */
function Told({ name, cell }: { readonly name: Id; readonly cell: HeatCell }) {
  return (
    <>
      <strong>
        {name}, step {cell.number}:
      </strong>{" "}
      {inWords(cell)}
      {answerWords(cell)}.
    </>
  );
}

function Legend() {
  return <>✓ alone, ✓h with hints, ✓t together, ✗ tries so far, … waits to be shown, h a hint, · not begun, – closed. Press a cell for the last answer.</>;
}

/** The strip in a line, while it is folded. */
function Summary({ rows }: { readonly rows: readonly HeatRow[] }) {
  const done = rows.filter((row) => row.solved === row.steps.length).length;
  return (
    <>
      {done} of {counted(rows.length, "student")} solved every step.
    </>
  );
}

const FOLDED = "studyhall.strip-folded";

/** Whether the strip is unfolded; kept in this browser. */
function useFold(): readonly [boolean, () => void] {
  const [open, setOpen] = useState(() => kept() !== "yes");
  const fold = () => {
    setOpen(!open);
    try {
      localStorage.setItem(FOLDED, open ? "yes" : "no");
    } catch {
      // Storage is off: it stays as it is as long as the page.
    }
  };
  return [open, fold];
}

function kept(): string | null {
  try {
    return localStorage.getItem(FOLDED);
  } catch {
    return null;
  }
}
