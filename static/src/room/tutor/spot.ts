/** A cell of a table, from 0. */
export type Spot = { readonly row: number; readonly column: number };

/** Where a key moves to from a cell of a table of this size; null if it is no such key. */
export function moved(from: Spot, key: string, size: Spot): Spot | null {
  const last = { row: size.row - 1, column: size.column - 1 };
  switch (key) {
    case "ArrowUp":
      return { ...from, row: Math.max(0, from.row - 1) };
    case "ArrowDown":
      return { ...from, row: Math.min(last.row, from.row + 1) };
    case "ArrowLeft":
      return { ...from, column: Math.max(0, from.column - 1) };
    case "ArrowRight":
      return { ...from, column: Math.min(last.column, from.column + 1) };
    case "Home":
      return { ...from, column: 0 };
    case "End":
      return { ...from, column: last.column };
    default:
      return null;
  }
}
