import { signal } from "@preact/signals";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";

import { ApiError } from "../api";
import { noteSignedOut } from "../session";

/** Something that is fetched. Once it is here it stays, also when it cannot be renewed. */
export type Loaded<T> =
  | { readonly is: "waiting" }
  | { readonly is: "failed"; readonly problem: unknown }
  | { readonly is: "here"; readonly value: T };

/** Whether what the page shows could not be renewed: said in one line at its top. */
export const isStale = signal(false);

/**
 * Fetches something, again whenever `renew` is called, and with `everyMs` regularly while the page
 * is looked at.
 */
export function useLoaded<T>(
  fetch: () => Promise<T>,
  everyMs?: number,
): { readonly loaded: Loaded<T>; readonly renew: () => Promise<void> } {
  const [loaded, setLoaded] = useState<Loaded<T>>({ is: "waiting" });
  const newest = useRef(0);
  const renew = useCallback(async () => {
    const turn = (newest.current += 1);
    const next = await settled(fetch);
    // An answer that was overtaken by a later one is out of date.
    if (turn !== newest.current) return;
    isStale.value = next.is === "failed";
    setLoaded((before) => merged(before, next));
  }, [fetch]);
  useEffect(() => {
    void renew();
    const stop =
      everyMs === undefined ? () => undefined : whileLookedAt(everyMs, () => void renew());
    return () => {
      newest.current += 1;
      isStale.value = false;
      stop();
    };
  }, [renew, everyMs]);
  return { loaded, renew };
}

async function settled<T>(fetch: () => Promise<T>): Promise<Loaded<T>> {
  try {
    return { is: "here", value: await fetch() };
  } catch (problem) {
    if (problem instanceof ApiError && problem.isSignedOut) noteSignedOut();
    return { is: "failed", problem };
  }
}

function merged<T>(before: Loaded<T>, next: Loaded<T>): Loaded<T> {
  return before.is === "here" && next.is === "failed" ? before : next;
}

function whileLookedAt(everyMs: number, run: () => void): () => void {
  const look = () => {
    if (document.visibilityState === "visible") run();
  };
  const timer = setInterval(look, everyMs);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
  };
}
