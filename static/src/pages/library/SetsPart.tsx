import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";

import { api, wordsFor } from "../../api";
import { counted } from "../../dates";
import { Button, Notice, Waiting } from "../../ui";
import type { ProblemSetCard } from "../../wire";
import { useLoaded } from "../loading";
import { SetDialog } from "./SetDialog";

type Open = { readonly is: "nothing" } | { readonly is: "making" } | { readonly is: "changing"; readonly set: string };

/** The problem sets of the school: what rooms work on, in order. */
export function SetsPart(): JSX.Element {
  const fetch = useCallback(setsOf, []);
  const { loaded, renew } = useLoaded(fetch);
  const [open, setOpen] = useState<Open>({ is: "nothing" });
  const close = () => {
    setOpen({ is: "nothing" });
    void renew();
  };
  return (
    <section class="part" aria-labelledby="sets-title">
      <h2 id="sets-title">Problem sets</h2>
      {loaded.is === "waiting" && <Waiting doing="Fetching the sets." />}
      {loaded.is === "failed" && <Notice tone="careful">{wordsFor(loaded.problem)}</Notice>}
      {loaded.is === "here" && (
        <ul class="rooms">
          {loaded.value.map((set) => (
            <li key={set.id} class="card">
              <div class="card__words">
                <h3 class="card__title">{set.name}</h3>
                <p class="card__about">{counted(set.problems, "problem")}</p>
              </div>
              <Button size="small" icon="edit" aria-label={`Change ${set.name}`} onClick={() => setOpen({ is: "changing", set: set.id })}>
                Change
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button icon="plus" onClick={() => setOpen({ is: "making" })}>
          New set
        </Button>
      </div>
      {open.is === "making" && <SetDialog set={null} onClose={close} />}
      {open.is === "changing" && <SetDialog set={open.set} onClose={close} />}
    </section>
  );
}

async function setsOf(): Promise<readonly ProblemSetCard[]> {
  const home = await api.home();
  return home.role === "tutor" ? home.problem_sets : [];
}
