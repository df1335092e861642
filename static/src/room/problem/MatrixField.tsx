import { useRef } from "preact/hooks";

import { Button } from "../../ui";
import type { FieldProps } from "./AnswerField";
import { rowsOf, withSize, writtenRows, type Rows } from "./matrix";

const MOST = 6;

/** A matrix, entry by entry; rows and columns are added and taken away. */
export function MatrixField({ id, label, value, wrong, describedBy, onInput }: FieldProps) {
  const grid = useRef<HTMLDivElement>(null);
  const rows = rowsOf(value);
  const [height, width] = [rows.length, rows[0]?.length ?? 0];
  const give = (next: Rows) => onInput(writtenRows(next));
  const change = (row: number, column: number, text: string) =>
    give(rows.map((each, y) => each.map((entry, x) => (y === row && x === column ? text : entry))));
  const go = (event: KeyboardEvent, row: number, column: number) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const place = (row + (step[0] ?? 0)) * width + column;
    grid.current?.querySelectorAll<HTMLInputElement>("input")[place]?.focus();
  };
  return (
    <div class="matrix" role="group" aria-label={label} aria-describedby={describedBy}>
      <div ref={grid} class="matrix__grid" style={{ "--columns": width }}>
        {rows.map((row, y) =>
          row.map((entry, x) => (
            <input
              key={`${y} ${x}`}
              id={y === 0 && x === 0 ? id : undefined}
              class="answer__input matrix__entry"
              type="text"
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              maxLength={40}
              aria-label={`Row ${y + 1}, column ${x + 1}`}
              aria-invalid={wrong || undefined}
              value={entry}
              onInput={(event) => change(y, x, event.currentTarget.value)}
              onKeyDown={(event) => go(event, y, x)}
            />
          )),
        )}
      </div>
      <div class="matrix__sizes">
        <Size what="row" count={height} onChange={(count) => give(withSize(rows, count, width))} />
        <Size what="column" count={width} onChange={(count) => give(withSize(rows, height, count))} />
      </div>
    </div>
  );
}

type SizeProps = { readonly what: string; readonly count: number; readonly onChange: (count: number) => void };

function Size({ what, count, onChange }: SizeProps) {
  return (
    <span class="matrix__size">
      <Button size="small" variant="quiet" icon="plus" disabled={count >= MOST} onClick={() => onChange(count + 1)}>
        Add a {what}
      </Button>
      <Button size="small" variant="quiet" icon="minus" disabled={count <= 1} onClick={() => onChange(count - 1)}>
        Take a {what} away
      </Button>
    </span>
  );
}
