import type { NamedId, RoomState } from "../../wire";

/** Where the open problem stands in the session's set, and what comes before and behind it. */
export type Order = {
  /** From 1; null if the open problem is none of the set's, or none is open. */
  readonly number: number | null;
  readonly total: number;
  readonly previous: NamedId | null;
  readonly next: NamedId | null;
};

/** The order of the set, as of the problem that is open; the titles are those the room knows. */
export function orderOf(state: Pick<RoomState, "session" | "problem">, titles: readonly NamedId[]): Order {
  const ids = state.session?.problems ?? [];
  const at = state.problem === null ? -1 : ids.indexOf(state.problem.id);
  const named = (index: number): NamedId | null => {
    const id = ids[index];
    return id === undefined ? null : { id, name: titles.find((each) => each.id === id)?.name ?? `Problem ${index + 1}` };
  };
  return {
    number: at < 0 ? null : at + 1,
    total: ids.length,
    previous: at > 0 ? named(at - 1) : null,
    next: named(at + 1),
  };
}
