import type { Held, HeldSettled, Recorded, RoomState } from "../wire";
import { put, without } from "./record";

/** Words for the board, or in an answer, wait. */
export function waits(
  state: RoomState,
  { seq, by, at }: Recorded,
  surface: Held["surface"],
): RoomState {
  return { ...state, held: put(state.held, seq, { place: seq, author: by, surface, at }) };
}

/** Nothing waits at this place any more. */
export function settled(state: RoomState, fact: HeldSettled): RoomState {
  return { ...state, held: without(state.held, fact.place) };
}
