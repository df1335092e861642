import type { Place } from "../../ids";

/**
 * What somebody has read. `upto` is the newest place they have seen; `mark`, the place behind which
 * messages were new when they last came back to the chat.
 */
export type Reading = { readonly upto: Place | null; readonly mark: Place | null; readonly looking: boolean };

/** Nothing known yet: the first look takes everything as read. */
export const UNREAD: Reading = { upto: null, mark: null, looking: false };

/** Somebody looks at the newest messages, or stops; `newest` is the newest place there is, 0 for none. */
export function looked(reading: Reading, looking: boolean, newest: Place): Reading {
  if (looking === reading.looking) return looking ? arrived(reading, newest) : reading;
  if (!looking) return { ...reading, looking };
  const mark = reading.upto !== null && newest > reading.upto ? reading.upto : null;
  return { upto: Math.max(newest, reading.upto ?? 0), mark, looking };
}

/** A message has come: it is read if somebody is looking. */
export function arrived(reading: Reading, newest: Place): Reading {
  if (!reading.looking || newest <= (reading.upto ?? -1)) return reading;
  return { ...reading, upto: newest };
}

const key = (room: string, person: string) => `studyhall.read.${room}.${person}`;

/** Where somebody had read up to when this browser was last in the room; null if it never was. */
export function readBefore(room: string, person: string): Place | null {
  try {
    const kept = localStorage.getItem(key(room, person));
    return kept === null ? null : Number(kept);
  } catch {
    return null;
  }
}

/** Keeps where somebody has read up to. */
export function keepRead(room: string, person: string, upto: Place): void {
  try {
    localStorage.setItem(key(room, person), String(upto));
  } catch {
    // Storage is off: the mark lasts as long as the page.
  }
}
