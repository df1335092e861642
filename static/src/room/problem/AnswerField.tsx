import type { Id } from "../../ids";
import { MathField } from "../../maths/MathField";
import { inputOf, unitOf, type Ask } from "./asks";
import { ChoiceField, OrderingField } from "./ChoiceFields";
import { MatrixField } from "./MatrixField";

export type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly problem: Id;
  readonly value: string;
  readonly wrong: boolean;
  readonly describedBy: string;
  readonly onInput: (value: string) => void;
  readonly onEnter: () => void;
};

type AnswerFieldProps = FieldProps & { readonly ask: Ask };

/** The field that a question asks for. */
export function AnswerField({ ask, ...field }: AnswerFieldProps) {
  if (ask.kind === "choice" || ask.kind === "choices") return <ChoiceField {...field} ask={ask} />;
  if (ask.kind === "ordering") return <OrderingField {...field} ask={ask} />;
  switch (inputOf(ask)) {
    case "formula":
      return <MathField {...field} />;
    case "matrix":
      return <MatrixField {...field} />;
    case "words":
      return <WordsField {...field} />;
    default:
      return <LineField {...field} ask={ask} />;
  }
}

function LineField({ ask, id, label, value, wrong, describedBy, onInput }: AnswerFieldProps) {
  const unit = unitOf(ask);
  const isText = ask.kind === "text";
  return (
    <span class="answer__line">
      <input
        id={id}
        class="answer__input"
        type="text"
        inputMode={ask.kind === "number" ? "decimal" : "text"}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={isText}
        maxLength={isText ? 500 : 200}
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

function WordsField({ id, label, value, wrong, describedBy, onInput }: FieldProps) {
  return (
    <textarea
      id={id}
      class="answer__input answer__words"
      rows={4}
      maxLength={500}
      aria-label={`Your answer: ${label}`}
      aria-describedby={describedBy}
      aria-invalid={wrong || undefined}
      placeholder="Your answer, in your own words"
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}
