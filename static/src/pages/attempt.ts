import { useState } from "preact/hooks";

import { wordsFor } from "../api";

export type Attempt = {
  readonly pending: boolean;
  /** Why the last try came to nothing, in words. */
  readonly problem: string | null;
  /** Tries something; while one try is under way another is not begun. */
  readonly run: (task: () => Promise<void>) => void;
  readonly clear: () => void;
};

/** Something that is asked of the server by pressing a button. */
export function useAttempt(): Attempt {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = (task: () => Promise<void>) => {
    if (pending) return;
    setPending(true);
    setProblem(null);
    task()
      .catch((error: unknown) => setProblem(wordsFor(error)))
      .finally(() => setPending(false));
  };
  return { pending, problem, run, clear: () => setProblem(null) };
}
