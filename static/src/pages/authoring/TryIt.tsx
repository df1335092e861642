import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { api, wordsFor } from "../../api";
import { RoomProvider } from "../../room/context";
import { ProblemPanel } from "../../room/problem/ProblemPanel";
import { Button, Notice, Waiting } from "../../ui";
import type { Fault, Problem, Trial } from "../../wire";
import { FaultList } from "./FaultList";
import { TrialStore } from "./trial";

type Shown =
  | { readonly is: "waiting" }
  | { readonly is: "failed"; readonly words: string }
  | { readonly is: "unfinished"; readonly faults: readonly Fault[] }
  | { readonly is: "here"; readonly store: TrialStore; readonly variants: number };

type TryItProps = { readonly problem: Problem; readonly onMend: (fault: Fault) => void };

/** The problem as a student meets it; the server checks what is answered, and records nothing. */
export function TryIt({ problem, onMend }: TryItProps): JSX.Element {
  const [seed, setSeed] = useState(0);
  const [turn, setTurn] = useState(0);
  const [shown, setShown] = useState<Shown>({ is: "waiting" });
  useEffect(() => {
    let left = false;
    const show = (next: Shown) => {
      if (!left) setShown(next);
    };
    begin(problem, seed).then(show, (error: unknown) => show({ is: "failed", words: wordsFor(error) }));
    return () => {
      left = true;
    };
  }, [problem, seed, turn]);
  const again = () => setTurn(turn + 1);
  switch (shown.is) {
    case "waiting":
      return <Waiting doing="Setting the problem up." />;
    case "failed":
      return (
        <Notice tone="careful" action={<Button onClick={again}>Try again</Button>}>
          {shown.words}
        </Notice>
      );
    case "unfinished":
      return (
        <Notice tone="careful">
          <p>It can be tried as soon as this is mended:</p>
          <FaultList problem={problem} faults={shown.faults} onMend={onMend} />
        </Notice>
      );
    case "here":
      return (
        <section class="trial" aria-label="The problem as a student meets it">
          <p class="field__hint">
            This is what a student sees. Answers are checked as they will be; nothing of it is kept.
          </p>
          <div class="choices-row">
            <Button size="small" icon="undo" onClick={again}>
              Start again
            </Button>
            {shown.variants > 1 && (
              <Button size="small" onClick={() => setSeed((seed + 1) % shown.variants)}>
                Other values (row {(seed % shown.variants) + 1} of {shown.variants})
              </Button>
            )}
          </div>
          <div class="trial__room">
            <RoomProvider value={shown.store}>
              <ProblemPanel key={shown.store.room.id} />
            </RoomProvider>
          </div>
        </section>
      );
  }
}

async function begin(problem: Problem, seed: number): Promise<Shown> {
  const body = problem as unknown as Trial["problem"];
  const { state, faults, variants } = await api.tryProblem({ problem: body, seed, acts: [] });
  if (state === null) return { is: "unfinished", faults };
  return { is: "here", store: new TrialStore(problem, seed, state, api.tryProblem), variants };
}
