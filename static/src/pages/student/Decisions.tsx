import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { api } from "../../api";
import { moment } from "../../dates";
import { AreaField, Button, Dialog, Notice } from "../../ui";
import type { DecisionAboutMe } from "../../wire";
import { useAttempt } from "../attempt";
import { useLoaded } from "../loading";

/** What of one's own was not shown, or was taken away; and how to ask for another look. */
export function Decisions(): JSX.Element | null {
  const { loaded, renew } = useLoaded(api.decisionsAboutMe);
  const [asking, setAsking] = useState<DecisionAboutMe | null>(null);
  if (loaded.is !== "here" || loaded.value.decisions.length === 0) return null;
  return (
    <section class="part" aria-labelledby="decisions">
      <h2 id="decisions">What an adult decided about your words</h2>
      <ul class="rooms">
        {loaded.value.decisions.map((each) => (
          <li key={each.case} class="room-row">
            <div class="room-row__words">
              <p>
                Something you wrote in {each.room.name}, {moment(each.decided_at)}
              </p>
              <p class="room-row__about">{standing(each)}</p>
            </div>
            {!each.appealed && <Button onClick={() => setAsking(each)}>Ask for another look</Button>}
          </li>
        ))}
      </ul>
      {asking !== null && (
        <AppealDialog
          about={asking}
          onClose={() => setAsking(null)}
          onSent={() => {
            setAsking(null);
            void renew();
          }}
        />
      )}
    </section>
  );
}

function standing({ appealed, granted }: DecisionAboutMe): string {
  if (granted === true) return "You asked for another look. You were right: it is shown now.";
  if (granted === false) return "You asked for another look. Another adult read it, and it stays away.";
  if (appealed) return "You asked for another look. Another adult will read it.";
  return "It is not shown to the others.";
}

type AppealProps = {
  readonly about: DecisionAboutMe;
  readonly onClose: () => void;
  readonly onSent: () => void;
};

function AppealDialog({ about, onClose, onSent }: AppealProps): JSX.Element {
  const [said, setSaid] = useState("");
  const { pending, problem, run } = useAttempt();
  const send = () =>
    run(async () => {
      if (said.trim() === "") return;
      await api.appeal(about.case, { said: said.trim() });
      onSent();
    });
  return (
    <Dialog
      title="Ask for another look"
      onClose={onClose}
      actions={
        <Button variant="primary" pending={pending} disabled={said.trim() === ""} onClick={send}>
          Ask
        </Button>
      }
    >
      <p>Another adult reads it, and what you say about it here. You can ask once.</p>
      <AreaField label="Why should it be shown?" maxLength={1000} value={said} onInput={({ currentTarget }) => setSaid(currentTarget.value)} />
      {problem !== null && <Notice tone="wrong">{problem}</Notice>}
    </Dialog>
  );
}
