import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";

import { Prose } from "../../maths/Prose";
import { AreaField, Checkbox, Field, Icon, IconButton, SelectField } from "../../ui";
import { fieldId, useEditor } from "./editor";
import { type At, moved } from "./problem";

type Place = { readonly at: At; readonly label: string; readonly hint?: ComponentChildren };

/** A line of text at a place of the problem. */
export function TextAt({ at, label, hint }: Place): JSX.Element {
  const editor = useEditor();
  return (
    <Field
      id={fieldId(at)}
      label={label}
      hint={hint}
      problem={editor.wrong(at)}
      autoComplete="off"
      value={editor.at<string | null>(at) ?? ""}
      onInput={({ currentTarget }) => editor.set(at, currentTarget.value)}
    />
  );
}

/** A line that may be empty: then nothing is set. */
export function OptionalAt({ at, label, hint }: Place): JSX.Element {
  const editor = useEditor();
  const set = (text: string) => editor.set(at, text.trim() === "" ? null : text);
  return (
    <Field
      id={fieldId(at)}
      label={label}
      hint={hint}
      problem={editor.wrong(at)}
      autoComplete="off"
      value={editor.at<string | null>(at) ?? ""}
      onInput={({ currentTarget }) => set(currentTarget.value)}
    />
  );
}

/** A text of the problem, with a look at it as soon as it holds maths or a picture. */
export function ProseAt({ at, label, hint, rows = 3 }: Place & { readonly rows?: number }): JSX.Element {
  const editor = useEditor();
  const text = editor.at<string>(at);
  return (
    <div class="prose-field">
      <AreaField
        id={fieldId(at)}
        label={label}
        hint={hint}
        rows={rows}
        problem={editor.wrong(at)}
        value={text}
        onInput={({ currentTarget }) => editor.set(at, currentTarget.value)}
      />
      {/\\\(|!\[/.test(text) && (
        <div class="prose-field__look" role="group" aria-label={`${label}, as it looks`}>
          <Prose text={text} problem={editor.problem.id} />
        </div>
      )}
    </div>
  );
}

/** A number at a place; what is no number yet stays as it was typed. */
export function NumberAt({ at, label, hint, empty }: Place & { readonly empty: number | null }): JSX.Element {
  const editor = useEditor();
  const value = editor.at<number | null>(at);
  const shown = value === empty || value === null ? "" : String(value);
  const [typed, setTyped] = useState(shown);
  const number = typed.trim() === "" ? empty : Number(typed.replace(",", "."));
  const isOdd = number !== null && Number.isNaN(number);
  const type = (text: string) => {
    setTyped(text);
    const next = text.trim() === "" ? empty : Number(text.replace(",", "."));
    if (next === null || !Number.isNaN(next)) editor.set(at, next);
  };
  return (
    <Field
      id={fieldId(at)}
      label={label}
      hint={hint}
      inputMode="decimal"
      autoComplete="off"
      problem={isOdd ? "Write a number here, such as 0.5, or leave it empty." : editor.wrong(at)}
      value={isOdd || number === value ? typed : shown}
      onInput={({ currentTarget }) => type(currentTarget.value)}
    />
  );
}

export function SelectAt({ at, label, hint, choices }: Place & { readonly choices: Readonly<Record<string, string>> }): JSX.Element {
  const editor = useEditor();
  return (
    <SelectField
      id={fieldId(at)}
      label={label}
      hint={hint}
      problem={editor.wrong(at)}
      value={editor.at<string | null>(at) ?? ""}
      onChange={({ currentTarget }) => editor.set(at, currentTarget.value || null)}
    >
      {Object.entries(choices).map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </SelectField>
  );
}

export function CheckAt({ at, label, hint }: Place): JSX.Element {
  const editor = useEditor();
  return (
    <Checkbox
      label={label}
      hint={hint}
      checked={editor.at<boolean>(at)}
      onChange={({ currentTarget }) => editor.set(at, currentTarget.checked)}
    />
  );
}

/** What has to be mended about a group of fields, where no one field is to blame. */
export function WrongAt({ at }: { readonly at: At }): JSX.Element {
  const wrong = useEditor().wrong(at);
  return (
    <p id={fieldId(at)} class="field__problem" role="alert" tabIndex={-1} hidden={wrong === null}>
      {wrong !== null && <Icon name="careful" />}
      {wrong}
    </p>
  );
}

type EntryProps = {
  /** The list that it is in. */
  readonly at: At;
  readonly index: number;
  /** What it is called: "step 2". */
  readonly name: string;
  readonly onRemove?: () => void;
};

/** The ways to move one entry of a list, and to take it away. */
export function EntryTools({ at, index, name, onRemove }: EntryProps): JSX.Element {
  const editor = useEditor();
  const list = editor.at<readonly unknown[]>(at);
  const move = (by: number) => editor.set(at, moved(list, index, by));
  const remove = onRemove ?? (() => editor.set(at, list.filter((_, each) => each !== index)));
  return (
    <span class="entry-tools">
      <IconButton icon="up" label={`Move ${name} up`} disabled={index === 0} onClick={() => move(-1)} />
      <IconButton icon="down" label={`Move ${name} down`} disabled={index === list.length - 1} onClick={() => move(1)} />
      <IconButton icon="trash" label={`Take ${name} away`} onClick={remove} />
    </span>
  );
}
