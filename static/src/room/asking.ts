import { useCallback, useState } from "preact/hooks";

import { mintId } from "../ids";
import type { Refusal } from "../wire";
import { useRoom } from "./context";
import type { Wish } from "./store";

/** One control's way to ask for something: what it is waiting for, and why it got a no. */
export type Asking = {
  readonly pending: boolean;
  readonly refusal: Refusal | null;
  /** Resolves with whether it was done. */
  readonly ask: (wish: Wish) => Promise<boolean>;
  readonly clear: () => void;
};

/** For controls that show their refusal beside themselves: the room's list then forgets it. */
export function useAsking(): Asking {
  const store = useRoom();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const ask = useCallback(
    async (wish: Wish): Promise<boolean> => {
      setPending(true);
      setRefusal(null);
      const id = mintId();
      const outcome = await store.do({ ...wish, id });
      setPending(false);
      if (!("refusal" in outcome)) return true;
      setRefusal(outcome.refusal);
      store.dismiss(id);
      return false;
    },
    [store],
  );
  return { pending, refusal, ask, clear: useCallback(() => setRefusal(null), []) };
}
