import { useCallback, useEffect, useRef, useState } from "preact/hooks";

import { api, ApiError, wordsFor } from "../../api";
import { counted } from "../../dates";
import { noteSignedOut } from "../../session";
import { announce } from "../../ui";
import type { ReviewQueue } from "../../wire";

/** How long to wait before asking again after no answer, in milliseconds. */
const AGAIN_MS = 2_000;
const SEVERE = 4;

export type Review = {
  /** Null until the first answer. */
  readonly queue: ReviewQueue | null;
  /** How far the server's clock is ahead of this one, in milliseconds. */
  readonly ahead: number;
  readonly trouble: string | null;
  /** Asks at once, after something was done here. */
  readonly renew: () => Promise<void>;
};

/** What waits, followed as long as the page is there. What is new in it is said. */
export function useReview(): Review {
  const [found, setFound] = useState<Omit<Review, "renew">>({ queue: null, ahead: 0, trouble: null });
  const before = useRef<ReviewQueue | null>(null);
  const take = useCallback((queue: ReviewQueue) => {
    sayNew(before.current, queue);
    before.current = queue;
    setFound({ queue, ahead: queue.now - Date.now(), trouble: null });
  }, []);
  const fail = useCallback((error: unknown) => {
    if (error instanceof ApiError && error.isSignedOut) noteSignedOut();
    setFound((known) => ({ ...known, trouble: wordsFor(error) }));
  }, []);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      try {
        const queue = await api.review(before.current?.version ?? "");
        if (isOver) return;
        take(queue);
        timer = setTimeout(() => void look());
      } catch (error) {
        if (isOver) return;
        fail(error);
        timer = setTimeout(() => void look(), AGAIN_MS);
      }
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [take, fail]);
  const renew = useCallback(() => api.review("").then(take, fail), [take, fail]);
  return { ...found, renew };
}

function sayNew(before: ReviewQueue | null, now: ReviewQueue): void {
  if (before === null) return;
  const known = new Set(before.cases.map((each) => each.id));
  const fresh = now.cases.filter((each) => !known.has(each.id));
  if (fresh.length === 0) return;
  const severe = fresh.filter((each) => each.severity >= SEVERE).length;
  if (severe > 0) announce(`${counted(severe, "severe case")} just came.`, { assertive: true });
  else announce(`${counted(fresh.length, "more case")}.`);
}
