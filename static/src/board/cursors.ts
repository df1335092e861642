/** Where others point. */
import type { Id } from "../ids";
import type { Signal } from "../wire";

/** A pointer that rests so long fades, in milliseconds. */
export const FADE_MS = 10_000;

export type Pointing = { readonly page: Id; readonly x: number; readonly y: number; readonly heardAt: number };
export type Cursors = ReadonlyMap<Id, Pointing>;

export const NO_CURSORS: Cursors = new Map();

/** The cursors after a signal from somebody. */
export function pointed(cursors: Cursors, from: Id, signal: Signal, now: number): Cursors {
  if (signal.kind === "cursor") return new Map(cursors).set(from, { page: signal.page, x: signal.x, y: signal.y, heardAt: now });
  if (signal.kind === "ink") {
    const [x, y] = signal.points.slice(-3);
    return x === undefined || y === undefined ? cursors : new Map(cursors).set(from, { page: signal.page, x, y, heardAt: now });
  }
  return signal.kind === "cursor.gone" ? keptOf(cursors, (_, person) => person !== from) : cursors;
}

/** The cursors that moved lately, of those who are still here. */
export function lively(cursors: Cursors, now: number, isHere: (person: Id) => boolean): Cursors {
  return keptOf(cursors, ({ heardAt }, person) => now - heardAt < FADE_MS && isHere(person));
}

function keptOf(cursors: Cursors, stays: (pointing: Pointing, person: Id) => boolean): Cursors {
  const left = [...cursors].filter(([person, pointing]) => stays(pointing, person));
  return left.length === cursors.size ? cursors : new Map(left);
}
