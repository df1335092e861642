import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { moment } from "../../dates";
import { AreaField, Button, Dialog } from "../../ui";
import type { CaseNote } from "../../wire";

export type NotesProps = {
  readonly notes: readonly CaseNote[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Says why it could not be kept; null if it was. */
  readonly onAdd: (text: string) => Promise<string | null>;
};

/** What moderators wrote down about a case, and a window to write more. */
export function Notes({ notes, isOpen, onClose, onAdd }: NotesProps): JSX.Element {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const add = async () => {
    if (text.trim() === "") return;
    const why = await onAdd(text.trim());
    setProblem(why);
    if (why !== null) return;
    setText("");
    onClose();
  };
  return (
    <>
      {notes.length > 0 && (
        <ul class="notes" aria-label="Notes">
          {notes.map((note) => (
            <li key={`${note.at}`} class="notes__note">
              <p>{note.words}</p>
              <p class="case__about">
                {note.by.name}, {moment(note.at)}
              </p>
            </li>
          ))}
        </ul>
      )}
      {isOpen && (
        <Dialog
          title="Note for the other moderators"
          onClose={onClose}
          actions={
            <Button variant="primary" onClick={() => void add()}>
              Keep the note
            </Button>
          }
        >
          <AreaField label="Your note" value={text} maxLength={1000} onInput={(event) => setText(event.currentTarget.value)} problem={problem} />
        </Dialog>
      )}
    </>
  );
}
