import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";

import { api, wordsFor } from "../api";
import type { Id } from "../ids";
import { Button, Dialog, Notice, Waiting } from "../ui";
import { Adjuster } from "./adjuster";
import { LookFields, WorkFields } from "./AdjustmentFields";
import { StandingLine } from "./StandingLine";

type PersonDialogProps = { readonly person: Id; readonly name: string; readonly onClose: () => void };

/** How a student works best, for their tutors and parents; each change reaches the student at once. */
export function PersonDialog({ person, name, onClose }: PersonDialogProps): JSX.Element {
  const adjuster = useMemo(
    () => new Adjuster({ read: () => api.accommodations(person), save: (wanted) => api.adjust(person, wanted) }),
    [person],
  );
  const [read, setRead] = useState<"waiting" | "here" | { readonly problem: string }>("waiting");
  const load = () => {
    setRead("waiting");
    adjuster.read().then(
      () => setRead("here"),
      (error: unknown) => setRead({ problem: wordsFor(error) }),
    );
  };
  useEffect(load, [adjuster]);
  const change = (changes: Parameters<Adjuster["change"]>[0]) => adjuster.change(changes);
  return (
    <Dialog title={`How ${name} works best`} onClose={onClose} wide>
      {read === "waiting" && <Waiting doing="Fetching it." />}
      {typeof read === "object" && (
        <Notice tone="careful" action={<Button onClick={load}>Try again</Button>}>
          {read.problem}
        </Notice>
      )}
      {read === "here" && (
        <>
          <p>Choose what helps {name}. It holds on all of their devices, and they can change it too. No reason is asked for or kept.</p>
          <WorkFields value={adjuster.shown.value} onChange={change} />
          <LookFields value={adjuster.shown.value} onChange={change} />
          <StandingLine adjuster={adjuster} kept={`Saved. ${name}’s devices have it now.`} />
        </>
      )}
    </Dialog>
  );
}
