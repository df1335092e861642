import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { api } from "../../api";
import { useAttempt } from "../../pages/attempt";
import { announce, AreaField, Button, Dialog, Notice, SelectField } from "../../ui";
import type { Reason } from "../../wire";
import { useRoom } from "../context";
import { REASONS, reporting, type Target } from "./reporting";

/** The window in which something is reported, while something is. */
export function ReportDialog(): JSX.Element | null {
  const target = reporting.value;
  return target === null ? null : <OpenDialog target={target} />;
}

function OpenDialog({ target }: { readonly target: Target }): JSX.Element {
  const { room } = useRoom();
  const [reason, setReason] = useState<Reason>("unkind");
  const [said, setSaid] = useState("");
  const { pending, problem, run } = useAttempt();
  const close = () => (reporting.value = null);
  const send = () =>
    run(async () => {
      const { name: _, ...what } = target;
      await api.fileReport(room.id, { ...what, reason, said });
      announce("Reported. An adult will look at it.");
      close();
    });
  return (
    <Dialog
      title={`Report ${target.name}`}
      onClose={close}
      actions={
        <>
          <Button variant="primary" pending={pending} onClick={send}>
            Report it
          </Button>
          <Button onClick={close}>Leave it</Button>
        </>
      }
    >
      <p>An adult who looks after rooms will read it. Nobody in the room is told, and you do nothing wrong by reporting.</p>
      <SelectField label="What is it?" value={reason} onChange={({ currentTarget }) => setReason(currentTarget.value as Reason)}>
        {REASONS.map((each) => (
          <option key={each.reason} value={each.reason}>
            {each.words}
          </option>
        ))}
      </SelectField>
      <AreaField label="What should the adult know? You can leave this empty." maxLength={1000} value={said} onInput={({ currentTarget }) => setSaid(currentTarget.value)} />
      {problem !== null && <Notice tone="wrong">{problem}</Notice>}
    </Dialog>
  );
}
