import { useState } from "preact/hooks";

import type { Id } from "../../ids";

const keyOf = (room: Id, problem: Id, part: Id) => `studyhall.draft.${room}.${problem}.${part}`;

/** What somebody has typed and not given yet; it outlives a reload of the page, in this tab. */
export function readDraft(room: Id, problem: Id, part: Id): string {
  try {
    return sessionStorage.getItem(keyOf(room, problem, part)) ?? "";
  } catch {
    return "";
  }
}

/** Keeps a draft; an empty one is forgotten. */
export function keepDraft(room: Id, problem: Id, part: Id, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(keyOf(room, problem, part));
    else sessionStorage.setItem(keyOf(room, problem, part), text);
  } catch {
    // Storage is off: the draft lasts as long as the page.
  }
}

/** The draft of one part; give the component that uses it a `key` of problem and part. */
export function useDraft(room: Id, problem: Id, part: Id): readonly [string, (text: string) => void] {
  const [draft, setDraft] = useState(() => readDraft(room, problem, part));
  const change = (text: string) => {
    keepDraft(room, problem, part, text);
    setDraft(text);
  };
  return [draft, change];
}
