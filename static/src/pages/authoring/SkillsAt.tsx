import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { Field } from "../../ui";
import { fieldId, useEditor } from "./editor";
import type { At } from "./problem";

/** The skills that a step is about, with commas between them. */
export function SkillsAt({ at }: { readonly at: At }): JSX.Element {
  const editor = useEditor();
  const skills = editor.at<readonly string[]>(at);
  const [typed, setTyped] = useState(skills.join(", "));
  const type = (text: string) => {
    setTyped(text);
    editor.set(at, listOf(text));
  };
  const isCurrent = listOf(typed).join() === skills.join();
  return (
    <Field
      id={fieldId(at)}
      label="Skills"
      hint="What it is about, with commas between: adding fractions, times tables."
      problem={editor.wrong(at)}
      autoComplete="off"
      value={isCurrent ? typed : skills.join(", ")}
      onInput={({ currentTarget }) => type(currentTarget.value)}
    />
  );
}

function listOf(text: string): readonly string[] {
  return [...new Set(text.split(",").map((each) => each.trim()))].filter((each) => each !== "");
}
