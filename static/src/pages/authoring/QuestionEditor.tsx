import type { JSX } from "preact";

import { Button, Checkbox, SelectField } from "../../ui";
import type { Question } from "../../wire";
import { fieldId, useEditor } from "./editor";
import { CheckAt, EntryTools, NumberAt, OptionalAt, ProseAt, SelectAt, TextAt, WrongAt } from "./fields";
import { type At, type Kind, KINDS, moved, withKind } from "./problem";

const NUMBER_FORMS = {
  "": "Any way",
  simplified: "As simply as it can be",
  fraction: "As a fraction",
  lowest_terms: "As a fraction in lowest terms",
  mixed: "As a mixed number",
  decimal: "As a decimal",
  scientific: "In scientific notation",
};
const EXPRESSION_FORMS = {
  "": "Any way",
  simplified: "As simply as it can be",
  factored: "As a product of factors",
  expanded: "With all brackets multiplied out",
};

const HAS_TOLERANCE: ReadonlySet<Kind> = new Set(["number", "quantity", "expression", "set", "list", "matrix", "interval"]);
const HAS_DETAILS: ReadonlySet<Kind> = new Set([...HAS_TOLERANCE, "equation", "chemical_equation", "text"]);

type At_ = { readonly at: At };

/** What is asked for, what is right, and what is said to common mistakes. */
export function QuestionEditor({ at }: At_): JSX.Element {
  const editor = useEditor();
  const question = editor.at<Question>(at);
  const { kind } = question.ask;
  return (
    <fieldset class="question">
      <legend class="field__label">Answer</legend>
      <SelectField
        id={fieldId([...at, "ask"])}
        label="Kind of answer"
        problem={editor.wrong([...at, "ask"])}
        value={kind}
        onChange={({ currentTarget }) => editor.set(at, withKind(question, currentTarget.value as Kind))}
      >
        {Object.entries(KINDS).map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </SelectField>
      {"options" in question.ask ? <Options at={at} question={question} /> : <Accepted at={[...at, "key", "accepted"]} isFree={kind === "free"} />}
      {HAS_DETAILS.has(kind) && (
        <details>
          <summary>How it must be written, and how exact it must be</summary>
          <div class="question">
            <AskDetails at={[...at, "ask"]} kind={kind} />
            <Tolerance at={[...at, "key"]} kind={kind} />
          </div>
        </details>
      )}
      {kind !== "free" && <WrongAnswers at={[...at, "key", "wrong"]} question={question} />}
    </fieldset>
  );
}

function AskDetails({ at, kind }: At_ & { readonly kind: Kind }): JSX.Element | null {
  switch (kind) {
    case "number":
      return (
        <div class="fields-row">
          <SelectAt at={[...at, "form"]} label="How it is written" choices={NUMBER_FORMS} />
          <OptionalAt at={[...at, "unit"]} label="Unit behind the field" hint="Students do not type it." />
          <NumberAt at={[...at, "places"]} label="Decimal places" hint="Empty: any number." empty={null} />
          <NumberAt at={[...at, "figures"]} label="Significant figures" hint="Empty: any number." empty={null} />
        </div>
      );
    case "quantity":
      return (
        <div class="fields-row">
          <OptionalAt at={[...at, "unit"]} label="Unit it must be given in" hint="Empty: any of the same kind." />
          <NumberAt at={[...at, "figures"]} label="Significant figures" hint="Empty: any number." empty={null} />
        </div>
      );
    case "expression":
      return (
        <>
          <SelectAt at={[...at, "form"]} label="How it is written" choices={EXPRESSION_FORMS} />
          <CheckAt at={[...at, "positive"]} label="Letters stand for positive numbers" />
          <CheckAt at={[...at, "complex"]} label="i is the imaginary unit" />
        </>
      );
    case "equation":
      return <SelectAt at={[...at, "form"]} label="How it is written" choices={{ "": "Any equation with the same solutions", solved: "One letter alone on one side" }} />;
    case "set":
      return <CheckAt at={[...at, "complex"]} label="i is the imaginary unit" />;
    case "chemical_equation":
      return <CheckAt at={[...at, "states"]} label="States of matter must stand in it" />;
    case "text":
      return <CheckAt at={[...at, "maths"]} label="It is maths, so that a maths keyboard helps" />;
    default:
      return null;
  }
}

function Accepted({ at, isFree }: At_ & { readonly isFree: boolean }): JSX.Element {
  const editor = useEditor();
  const answers = editor.at<readonly string[]>(at);
  const name = isFree ? "What a good answer says" : "Right answer";
  return (
    <div class="entries">
      {answers.map((_, index) => (
        <div key={index} class="entry entry--line">
          <TextAt at={[...at, index]} label={index === 0 ? name : `Or: right answer ${index + 1}`} />
          {answers.length > 1 && <EntryTools at={at} index={index} name={`right answer ${index + 1}`} />}
        </div>
      ))}
      <WrongAt at={at} />
      <Button size="small" icon="plus" onClick={() => editor.set(at, [...answers, ""])}>
        Add another right answer
      </Button>
    </div>
  );
}

function Tolerance({ at, kind }: At_ & { readonly kind: Kind }): JSX.Element | null {
  if (!HAS_TOLERANCE.has(kind)) return null;
  return (
    <div class="fields-row">
      <NumberAt at={[...at, "tolerance"]} label="Relative error that still counts" hint="0.01 is one percent. Empty: exact." empty={0} />
      {(kind === "number" || kind === "quantity") && (
        <NumberAt at={[...at, "error"]} label="Or as much more or less" hint="In the unit of the answer." empty={0} />
      )}
    </div>
  );
}

function Options({ at, question }: At_ & { readonly question: Question }): JSX.Element | null {
  const editor = useEditor();
  const { ask, key } = question;
  if (!("options" in ask)) return null;
  const ids = key.accepted.flatMap((each) => each.split(",")).filter((id) => id !== "");
  const setRight = (right: readonly string[], options = ask.options) => {
    const order = options.map((option) => option.id);
    const kept = right.filter((id) => order.includes(id));
    const accepted = ask.kind === "choice" ? kept : [ask.kind === "choices" ? order.filter((id) => kept.includes(id)).join(",") : kept.join(",")];
    editor.set(at, { ask: { ...ask, options }, key: { ...key, accepted } });
  };
  const add = () => {
    const id = freshOption(ask.options.map((option) => option.id));
    setRight(ask.kind === "ordering" ? [...ids, id] : ids, [...ask.options, { id, text: "" }]);
  };
  const remove = (index: number) => setRight(ids, ask.options.filter((_, each) => each !== index));
  const optionsAt = [...at, "ask", "options"];
  return (
    <div class="entries">
      {ask.options.map((option, index) => (
        <div key={option.id} class="entry">
          <div class="entry__head">
            <span class="field__label">Option {index + 1}</span>
            <EntryTools at={optionsAt} index={index} name={`option ${index + 1}`} onRemove={() => remove(index)} />
          </div>
          <ProseAt at={[...optionsAt, index, "text"]} label={`Text of option ${index + 1}`} rows={1} />
          {ask.kind !== "ordering" && (
            <Checkbox
              label={`Option ${index + 1} is right`}
              checked={ids.includes(option.id)}
              onChange={({ currentTarget }) => setRight(currentTarget.checked ? [...ids, option.id] : ids.filter((id) => id !== option.id))}
            />
          )}
        </div>
      ))}
      <WrongAt at={optionsAt} />
      <Button size="small" icon="plus" onClick={add}>
        Add an option
      </Button>
      {ask.kind === "ordering" && <RightOrder ids={ids} options={ask.options} onChange={setRight} />}
      <WrongAt at={[...at, "key", "accepted"]} />
      <WrongAt at={[...at, "key", "accepted", 0]} />
    </div>
  );
}

type RightOrderProps = {
  readonly ids: readonly string[];
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly onChange: (ids: readonly string[]) => void;
};

/** Students meet the options as they stand above; this is the order that is right. */
function RightOrder({ ids, options, onChange }: RightOrderProps): JSX.Element {
  const nameOf = (id: string) => {
    const index = options.findIndex((option) => option.id === id);
    const text = options[index]?.text.trim() ?? "";
    return text === "" ? `Option ${index + 1}` : text;
  };
  return (
    <div>
      <p class="field__label">The right order</p>
      <ol class="order">
        {ids.map((id, index) => (
          <li key={id} class="order__one">
            {nameOf(id)}
            <Button size="small" icon="up" disabled={index === 0} aria-label={`${nameOf(id)}: earlier in the right order`} onClick={() => onChange(moved(ids, index, -1))} />
            <Button size="small" icon="down" disabled={index === ids.length - 1} aria-label={`${nameOf(id)}: later in the right order`} onClick={() => onChange(moved(ids, index, 1))} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function WrongAnswers({ at, question }: At_ & { readonly question: Question }): JSX.Element {
  const editor = useEditor();
  const wrong = question.key.wrong;
  const options = question.ask.kind === "choice" ? question.ask.options : null;
  return (
    <div class="entries">
      {wrong.map((_, index) => (
        <div key={index} class="entry">
          <div class="entry__head">
            <span class="field__label">Common mistake {index + 1}</span>
            <EntryTools at={at} index={index} name={`mistake ${index + 1}`} />
          </div>
          {options ? (
            <SelectAt
              at={[...at, index, "answer"]}
              label="What they choose"
              choices={Object.fromEntries([["", "Choose an option"], ...options.map((each) => [each.id, each.text || each.id])]) as Record<string, string>}
            />
          ) : (
            <TextAt at={[...at, index, "answer"]} label="What they answer" />
          )}
          <TextAt at={[...at, index, "feedback"]} label="What is said to it" hint="Say what is right about it, and what to look at." />
        </div>
      ))}
      <Button size="small" icon="plus" onClick={() => editor.set(at, [...wrong, { answer: "", feedback: "" }])}>
        Add a common mistake
      </Button>
    </div>
  );
}

function freshOption(taken: readonly string[]): string {
  let number = 0;
  while (taken.includes(nameOfOption(number))) number += 1;
  return nameOfOption(number);
}

function nameOfOption(number: number): string {
  return number < 26 ? String.fromCharCode("a".charCodeAt(0) + number) : `o${number + 1}`;
}
