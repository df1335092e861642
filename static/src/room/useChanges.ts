import { useEffect } from "preact/hooks";

import { announce } from "../ui";
import { changesToSay } from "./changes";
import type { RoomStore } from "./store";

/** Has screen readers say what changes around this person: the session, the problem, their pen. */
export function useAnnouncedChanges(store: RoomStore): void {
  useEffect(() => {
    let before = store.state.peek();
    return store.state.subscribe((state) => {
      for (const words of changesToSay(before, state, store.you)) announce(words, { news: true });
      before = state;
    });
  }, [store]);
}
