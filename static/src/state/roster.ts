import type {
  AttendanceJoined,
  HandRaised,
  MuteSet,
  PenSet,
  PensSet,
  PersonEntered,
  PersonRemoved,
  RoomState,
} from "../wire";
import { less, put, without } from "./record";

/** Whether this student's pen is open, by the rule for everybody and its exceptions. */
export function penIsOpen(state: RoomState, person: string): boolean {
  return state.pens.open !== state.pens.exceptions.includes(person);
}

/** The room knows somebody's name. */
export function entered(
  state: RoomState,
  { person, name, role, colour }: PersonEntered,
): RoomState {
  return { ...state, people: put(state.people, person, { name, role, colour }) };
}

/** Somebody attends. */
export function joined(state: RoomState, fact: AttendanceJoined): RoomState {
  return { ...state, attending: put(state.attending, fact.person, fact.since) };
}

/** Somebody left: their hand goes down with them. */
export function left(state: RoomState, person: string): RoomState {
  return {
    ...state,
    attending: without(state.attending, person),
    hands: less(state.hands, person),
  };
}

/** Somebody was sent out. */
export function removed(state: RoomState, { person }: PersonRemoved): RoomState {
  return { ...state, removed: [...state.removed, person], hands: less(state.hands, person) };
}

/** Somebody may come in again. */
export function readmitted(state: RoomState, person: string): RoomState {
  return { ...state, removed: less(state.removed, person) };
}

/** A hand joined the line. */
export function handRaised(state: RoomState, { person }: HandRaised): RoomState {
  return { ...state, hands: [...less(state.hands, person), person] };
}

/** A hand left the line. */
export function handLowered(state: RoomState, person: string): RoomState {
  return { ...state, hands: less(state.hands, person) };
}

/** One rule for all pens. */
export function pensSet(state: RoomState, fact: PensSet): RoomState {
  return { ...state, pens: { open: fact.open, exceptions: [] } };
}

/** One pen follows the rule, or is an exception to it. */
export function penSet(state: RoomState, fact: PenSet): RoomState {
  const others = less(state.pens.exceptions, fact.person);
  const exceptions = fact.open === state.pens.open ? others : [...others, fact.person];
  return { ...state, pens: { ...state.pens, exceptions } };
}

/** Somebody may write no more, or again. */
export function muteSet(state: RoomState, fact: MuteSet): RoomState {
  const others = less(state.muted, fact.person);
  return { ...state, muted: fact.muted ? [...others, fact.person] : others };
}
