import { useState } from "preact/hooks";

import type { Id } from "../../ids";

/** Whose draft it is, and for which part of which problem in which room. */
export type DraftOf = { readonly person: Id; readonly room: Id; readonly problem: Id; readonly part: Id };

const keyOf = (of: DraftOf) => `studyhall.draft.${of.person}.${of.room}.${of.problem}.${of.part}`;

/** What somebody has typed and not given yet; it outlives a reload of the page, in this tab. */
export function readDraft(of: DraftOf): string {
  try {
    return sessionStorage.getItem(keyOf(of)) ?? "";
  } catch {
    return "";
  }
}

/** Keeps a draft; an empty one is forgotten. */
export function keepDraft(of: DraftOf, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(keyOf(of));
    else sessionStorage.setItem(keyOf(of), text);
  } catch {
    // Storage is off: the draft lasts as long as the page.
  }
}

/** The draft of one part; give the component that uses it a `key` of problem and part. */
export function useDraft(of: DraftOf): readonly [string, (text: string) => void] {
  const [draft, setDraft] = useState(() => readDraft(of));
  const change = (text: string) => {
    keepDraft(of, text);
    setDraft(text);
  };
  return [draft, change];
}
