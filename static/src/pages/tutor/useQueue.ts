import { useEffect, useState } from "preact/hooks";

import { api, ApiError, wordsFor } from "../../api";
import { noteSignedOut } from "../../session";
import { announce } from "../../ui";
import type { AttentionItem, AttentionQueue } from "../../wire";

/** How long to wait before asking again after no answer, in milliseconds. */
const AGAIN_MS = 2_000;

export type Queue = {
  /** Null until the first answer. */
  readonly queue: AttentionQueue | null;
  /** How far the server's clock is ahead of this one, in milliseconds. */
  readonly ahead: number;
  /** Why it may be out of date; null while it is not. */
  readonly trouble: string | null;
};

/** The queue, followed as long as the page is there. Who is new in it is said once. */
export function useQueue(): Queue {
  const [found, setFound] = useState<Queue>({ queue: null, ahead: 0, trouble: null });
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let before: AttentionQueue | null = null;
    const look = async () => {
      try {
        const queue = await api.attention(before?.version ?? "");
        if (isOver) return;
        sayNew(before, queue);
        before = queue;
        setFound({ queue, ahead: queue.now - Date.now(), trouble: null });
        timer = setTimeout(() => void look());
      } catch (error) {
        if (isOver) return;
        if (error instanceof ApiError && error.isSignedOut) noteSignedOut();
        setFound((known) => ({ ...known, trouble: wordsFor(error) }));
        timer = setTimeout(() => void look(), AGAIN_MS);
      }
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, []);
  return found;
}

/** What names an entry of the queue, as long as it stands there. */
export function keyOf({ room, person, kind }: AttentionItem): string {
  return `${room} ${person} ${kind}`;
}

function sayNew(before: AttentionQueue | null, now: AttentionQueue): void {
  if (before === null) return;
  const known = new Set(before.items.map(keyOf));
  for (const item of now.items) {
    if (!known.has(keyOf(item))) announce(`${item.name}, ${item.room_name}: ${item.words}.`);
  }
}
