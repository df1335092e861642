import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { Button, Checkbox, Field } from "../../ui";
import { Sheet } from "../Sheet";
import { useEditor } from "./editor";
import { WrongAt } from "./fields";

/** Sets of values for what stands as `@{name}`: each session draws one. */
export function VariablesEditor(): JSX.Element {
  const editor = useEditor();
  const rows = editor.problem.variables;
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const [name, setName] = useState("");
  const isName = /^\w{1,40}$/.test(name) && !names.includes(name);
  const set = (next: readonly Readonly<Record<string, string>>[]) => editor.set(["variables"], next);
  const empty = () => Object.fromEntries(names.map((each) => [each, ""]));
  const addName = () => {
    if (!isName) return;
    set((rows.length > 0 ? rows : [{}]).map((row) => ({ ...row, [name]: "" })));
    setName("");
  };
  const put = (index: number, each: string, value: string) =>
    set(rows.map((row, place) => (place === index ? { ...row, [each]: value } : row)));
  return (
    <section class="part" aria-labelledby="variables-title">
      <h2 id="variables-title">Values that change</h2>
      <p class="field__hint">
        Write <code>@{"{n}"}</code> anywhere, in answers too. Each session takes one row of values.
      </p>
      {rows.length > 1 && (
        <Checkbox
          label="Each student gets a row of their own"
          hint="Where students answer each on their own. A group always has one row."
          checked={editor.problem.variant === "own"}
          onChange={({ currentTarget }) => editor.set(["variant"], currentTarget.checked ? "own" : "same")}
        />
      )}
      {names.length > 0 && (
        <Sheet label="Values">
          <thead>
            <tr>
              <th scope="col">Row</th>
              {names.map((each) => (
                <th key={each} scope="col">
                  {each}
                </th>
              ))}
              <th scope="col">
                <span class="unseen">Take away</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                <th scope="row">
                  {index + 1}
                  <WrongAt at={["variables", index]} />
                </th>
                {names.map((each) => (
                  <td key={each}>
                    <Field
                      label={`${each} in row ${index + 1}`}
                      unseenLabel
                      autoComplete="off"
                      value={row[each] ?? ""}
                      onInput={({ currentTarget }) => put(index, each, currentTarget.value)}
                    />
                  </td>
                ))}
                <td>
                  <Button size="small" icon="trash" aria-label={`Take row ${index + 1} away`} onClick={() => set(rows.filter((_, place) => place !== index))} />
                </td>
              </tr>
            ))}
          </tbody>
        </Sheet>
      )}
      <WrongAt at={["variables"]} />
      <div class="choices-row">
        {names.length > 0 && (
          <Button size="small" icon="plus" onClick={() => set([...rows, empty()])}>
            Add a row
          </Button>
        )}
        {names.map((each) => (
          <Button key={each} size="small" icon="trash" onClick={() => set(rows.map(({ [each]: _gone, ...rest }) => rest).filter((row) => Object.keys(row).length > 0))}>
            Take {each} away
          </Button>
        ))}
      </div>
      <form
        class="add-line"
        onSubmit={(event) => {
          event.preventDefault();
          addName();
        }}
      >
        <Field label="Name of a new value" hint="Letters and digits." autoComplete="off" value={name} onInput={({ currentTarget }) => setName(currentTarget.value)} />
        <Button type="submit" icon="plus" disabled={!isName}>
          Add the value
        </Button>
      </form>
    </section>
  );
}
