import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";

import { Button, Notice } from "../ui";
import type { ClientCommand } from "../wire";
import { useRoom } from "./context";

/** Commands whose refusal nothing else shows once the page was loaded again, in the words of who asked. */
const ASKED: Partial<Record<ClientCommand["kind"], string>> = {
  "session.start": "Starting the session",
  "session.end": "Ending the session",
  "person.remove": "Sending somebody out",
  "person.readmit": "Letting somebody in again",
  "hand.raise": "Raising your hand",
  "hand.lower": "Lowering a hand",
  "pens.open": "Setting all pens",
  "pen.open": "Setting a pen",
  "person.mute": "Pausing messages",
  "problem.open": "Opening a problem",
  "chat.delete": "Deleting a message",
  "held.release": "Releasing a text",
  "held.remove": "Removing a text",
};

/**
 * What was asked before this page was loaded, and got a no since: its control has forgotten it.
 * Deleting a message is here too, for its control may be gone.
 */
export function Unanswered() {
  const store = useRoom();
  const before = useRef(new Set(store.pending.peek().map((each) => each.command.id)));
  const refused = useComputed(() =>
    store.pending.value.flatMap(({ command, refusal }) => {
      const words = ASKED[command.kind];
      const isOurs = before.current.has(command.id) || command.kind === "chat.delete";
      return refusal !== undefined && words !== undefined && isOurs ? [{ id: command.id, words, message: refusal.message }] : [];
    }),
  ).value;
  if (refused.length === 0) return null;
  return (
    <div class="unanswered">
      {refused.map((each) => (
        <Notice
          key={each.id}
          tone="careful"
          action={
            <Button size="small" onClick={() => store.dismiss(each.id)}>
              Close
            </Button>
          }
        >
          {each.words} was not possible. {each.message}
        </Notice>
      ))}
    </div>
  );
}
