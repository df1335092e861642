/** What a student and the adults of a room tell each other; the same as `rooms/private.py`. */
import type { Id } from "../ids";
import type { BreakSet, HelpOffered, PersonNudged, Private, Recorded, RoomState, StuckSet } from "../wire";

const NOTHING: Private = { stuck: false, resting: false, nudge: null, nudged_in: null, help: "", help_in: null };

export function privateOf(state: Pick<RoomState, "private">, person: Id): Private {
  return state.private[person] ?? NOTHING;
}

/** One of them has told the other something. Who is answered is not stuck without a word. */
export function toldInPrivate(state: RoomState, recorded: Recorded, fact: StuckSet | BreakSet | PersonNudged | HelpOffered): RoomState {
  const before = privateOf(state, fact.person);
  switch (fact.kind) {
    case "stuck.set":
      return withPrivate(state, fact.person, { ...before, stuck: fact.stuck });
    case "break.set":
      return withPrivate(state, fact.person, { ...before, resting: fact.resting });
    case "person.nudged":
      return withPrivate(state, fact.person, { ...before, stuck: false, nudge: fact.nudge, nudged_in: recorded.seq });
    case "help.offered":
      return withPrivate(state, fact.person, { ...before, help: fact.reason, help_in: recorded.seq });
  }
}

/** An adult has helped somebody, or they have gone: what they asked for is over. */
export function heard(state: RoomState, person: Id, isHere = true): RoomState {
  const before = privateOf(state, person);
  const resting = before.resting && isHere;
  if (!before.stuck && before.resting === resting) return state;
  return withPrivate(state, person, { ...before, stuck: false, resting });
}

function withPrivate(state: RoomState, person: Id, after: Private): RoomState {
  return { ...state, private: { ...state.private, [person]: after } };
}
