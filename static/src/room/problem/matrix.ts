/** The entries of a matrix as they are typed. */
export type Rows = readonly (readonly string[])[];

const EMPTY: Rows = [
  ["", ""],
  ["", ""],
];

/** The entries in an answer; two by two empty ones where nothing was typed yet. */
export function rowsOf(answer: string): Rows {
  const inner = answer.trim().replace(/^\[|\]$/g, "");
  if (inner.trim() === "") return EMPTY;
  const rows = inner.split(";").map((row) => row.split("&").map((entry) => entry.trim()));
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill("")]);
}

/** Entries as an answer: with `&` and `;` between, so that a comma may stand in a number. Empty if all are. */
export function writtenRows(rows: Rows): string {
  const isTouched = rows.some((row) => row.some((entry) => entry.trim() !== ""));
  const isPlain = rows.length === 2 && rows[0]?.length === 2;
  if (!isTouched && isPlain) return "";
  return `[${rows.map((row) => row.map((entry) => entry.replace(/[;&[\]]/g, "")).join(" & ")).join("; ")}]`;
}

/** Whether every entry is there, and at least one. */
export function isWhole(answer: string): boolean {
  return rowsOf(answer).every((row) => row.every((entry) => entry.trim() !== ""));
}

/** The same entries in so many rows and columns. */
export function withSize(rows: Rows, height: number, width: number): Rows {
  return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => rows[y]?.[x] ?? ""));
}
