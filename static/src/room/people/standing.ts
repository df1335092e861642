import type { Id } from "../../ids";
import type { Colour, Present, Role, RoomState, You } from "../../wire";
import { isPenOpen, nameOf } from "../roles";

/** What of the room the row is made from. */
type Known = Pick<RoomState, "people" | "attending" | "removed" | "hands" | "pens" | "muted" | "private">;

/** How somebody stands in the room right now. */
export type Standing = {
  readonly id: Id;
  readonly name: string;
  readonly role: Role;
  readonly colour: Colour;
  readonly isYou: boolean;
  /** `here`: connected. `away`: attending, yet not connected just now. `out`: sent out. */
  readonly connection: "here" | "away" | "out";
  /** Their place in the line of raised hands, from 1; null without one. */
  readonly hand: number | null;
  /** Known to the adults of the room, and to themselves. */
  readonly stuck: boolean;
  readonly resting: boolean;
  readonly penOpen: boolean;
  readonly muted: boolean;
};

/**
 * Everybody who is here, in the order of the row: staff, then the raised hands in their order, then
 * the others by name, then those who were sent out.
 */
export function standings(state: Known, presence: readonly Present[], you: You): readonly Standing[] {
  const connected = new Set(presence.filter((each) => each.connections > 0).map((each) => each.person));
  const ids = new Set([...connected, ...Object.keys(state.attending), ...state.removed]);
  return [...ids].map((id) => standing(state, id, connected, you)).sort(inRow);
}

function standing(state: Known, id: Id, connected: ReadonlySet<Id>, you: You): Standing {
  const hand = state.hands.indexOf(id);
  const person = state.people[id];
  return {
    id,
    name: nameOf(state, id),
    role: person?.role ?? (id === you.person ? you.role : "student"),
    colour: person?.colour ?? "ink",
    isYou: id === you.person,
    connection: state.removed.includes(id) ? "out" : connected.has(id) ? "here" : "away",
    hand: hand < 0 ? null : hand + 1,
    stuck: state.private[id]?.stuck ?? false,
    resting: state.private[id]?.resting ?? false,
    penOpen: isPenOpen(state, id),
    muted: state.muted.includes(id),
  };
}

function inRow(one: Standing, other: Standing): number {
  return rank(one) - rank(other) || (one.hand ?? 0) - (other.hand ?? 0) || one.name.localeCompare(other.name);
}

function rank(each: Standing): number {
  if (each.connection === "out") return 3;
  if (each.role !== "student") return 0;
  return each.hand === null ? 2 : 1;
}

/** What a screen reader hears, and a tooltip says, of somebody: never by colour alone. */
export function inWords(each: Standing): string {
  const words = [each.isYou ? `${each.name} (you)` : each.name];
  if (each.role !== "student") words.push(each.role);
  words.push({ here: "here", away: "away", out: "sent out" }[each.connection]);
  if (each.hand !== null) words.push(`hand up, number ${each.hand}`);
  if (each.stuck) words.push("says they are stuck");
  if (each.resting) words.push("on a break");
  if (each.role === "student" && !each.penOpen) words.push("pen locked");
  if (each.muted) words.push("messages paused");
  return words.join(", ");
}

/** The first letters of a name, for the round badge. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : [parts[0]];
  return ends.map((part) => Array.from(part ?? "")[0]?.toUpperCase() ?? "").join("");
}

/** The names to show in little room: first names, or whole ones where two would be the same. */
export function shortNames(names: readonly string[]): readonly string[] {
  const first = names.map((name) => name.trim().split(/\s+/)[0] ?? name);
  return first.map((name, index) => (first.filter((each) => each === name).length > 1 ? (names[index] ?? name) : name));
}
