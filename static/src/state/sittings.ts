import type { Recorded, RoomState, SessionStarted } from "../wire";
import { EMPTY_MODES } from "./modes";

/** A new sitting starts with open pens, nobody muted or sent out, and no work done. */
export function started(state: RoomState, { at, by }: Recorded, fact: SessionStarted): RoomState {
  const kept = Object.entries(state.chat).filter(([place]) => Number(place) >= fact.chat_from);
  return {
    ...state,
    session: { id: fact.session, started_at: at, started_by: by, problems: fact.problems },
    sessions: state.sessions + 1,
    attending: {},
    removed: [],
    hands: [],
    pens: { open: true, exceptions: [] },
    muted: [],
    chat: Object.fromEntries(kept),
    problem: null,
    variants: {},
    given: {},
    offered: {},
    work: {},
    fewer: {},
    planned: null,
    private: {},
    modes: EMPTY_MODES,
  };
}

/** Everybody leaves with the session; what was done stays to be looked at. */
export function ended(state: RoomState): RoomState {
  return { ...state, session: null, attending: {}, removed: [], hands: [] };
}
