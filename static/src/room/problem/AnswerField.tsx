import type { Id } from "../../ids";
import { MathField } from "../../maths/MathField";
import { Prose } from "../../maths/Prose";
import type { ChoiceAsk, PublicStep } from "../../wire";

type AnswerFieldProps = {
  readonly ask: PublicStep["ask"];
  readonly id: string;
  readonly label: string;
  readonly problem: Id;
  readonly value: string;
  readonly wrong: boolean;
  readonly describedBy: string;
  readonly onInput: (value: string) => void;
  readonly onEnter: () => void;
};

/** The field that a question asks for: a number, a choice, words, or maths. */
export function AnswerField(props: AnswerFieldProps) {
  const { ask } = props;
  if (ask.kind === "choice") return <ChoiceField {...props} ask={ask} />;
  if (ask.kind === "text" && ask.maths) return <MathField {...props} />;
  return <LineField {...props} unit={ask.kind === "number" ? ask.unit : null} isNumber={ask.kind === "number"} />;
}

type LineFieldProps = AnswerFieldProps & { readonly unit: string | null; readonly isNumber: boolean };

function LineField({ id, label, value, wrong, describedBy, onInput, unit, isNumber }: LineFieldProps) {
  return (
    <span class="answer__line">
      <input
        id={id}
        class="answer__input"
        type="text"
        inputMode={isNumber ? "decimal" : "text"}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={!isNumber}
        maxLength={isNumber ? 200 : 500}
        aria-label={unit === null ? `Your answer: ${label}` : `Your answer in ${unit}: ${label}`}
        aria-describedby={describedBy}
        aria-invalid={wrong || undefined}
        placeholder="Your answer"
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {unit !== null && (
        <span class="answer__unit" aria-hidden="true">
          {unit}
        </span>
      )}
    </span>
  );
}

function ChoiceField({ ask, id, label, problem, value, describedBy, onInput }: AnswerFieldProps & { readonly ask: ChoiceAsk }) {
  return (
    <fieldset class="answer__choices" aria-describedby={describedBy}>
      <legend class="unseen">{label}</legend>
      {ask.options.map((option) => (
        <label key={option.id} class="answer__choice">
          <input type="radio" name={id} value={option.id} checked={value === option.id} onChange={() => onInput(option.id)} />
          <span>
            <Prose text={option.text} problem={problem} inline />
          </span>
        </label>
      ))}
    </fieldset>
  );
}
