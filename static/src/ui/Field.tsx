import type {
  ComponentChildren,
  JSX,
  TargetedEvent,
  TargetedInputEvent,
  TargetedKeyboardEvent,
} from "preact";
import { useId } from "preact/hooks";

import "./Field.css";
import { Icon } from "./Icon";

type Around = {
  readonly label: ComponentChildren;
  /** What helps to fill it in; shown under the label, always. */
  readonly hint?: ComponentChildren;
  /** What is not right yet and what to do about it; said when it appears. */
  readonly problem?: string | null | undefined;
  /** The label is for screen readers only: something else says it to eyes. */
  readonly unseenLabel?: boolean;
  readonly class?: string;
};

type Described = {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
};

type Control<Target extends HTMLElement> = {
  readonly id?: string;
  readonly name?: string;
  readonly value?: string;
  readonly required?: boolean;
  readonly onInput?: (event: TargetedInputEvent<Target>) => void;
  readonly onChange?: (event: TargetedEvent<Target>) => void;
  readonly onKeyDown?: (event: TargetedKeyboardEvent<Target>) => void;
};

type Input = Control<HTMLInputElement> & {
  readonly type?: "text" | "password";
  readonly inputMode?: "text" | "numeric" | "decimal";
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly autoComplete?: string;
  readonly autoCapitalize?: "none" | "characters";
  readonly spellcheck?: boolean;
};

type Select = Control<HTMLSelectElement> & { readonly children: ComponentChildren };

type Area = Control<HTMLTextAreaElement> & { readonly rows?: number; readonly maxLength?: number };

type Box = Pick<Control<HTMLInputElement>, "name" | "value" | "onChange"> & {
  readonly checked?: boolean;
  readonly defaultChecked?: boolean;
};

/** A labelled line to type in. */
export function Field({
  label,
  hint,
  problem,
  unseenLabel,
  class: extra,
  type = "text",
  ...input
}: Around & Input): JSX.Element {
  const { id, described, around } = useAround(
    { label, hint, problem, unseenLabel, class: extra },
    input.id,
  );
  const props = { ...input, ...described, id, class: "field__input" };
  return around(
    type === "password" ? <input {...props} type="password" /> : <input {...props} type="text" />,
  );
}

/** A labelled box for several lines. */
export function AreaField({
  label,
  hint,
  problem,
  unseenLabel,
  class: extra,
  ...area
}: Around & Area): JSX.Element {
  const { id, described, around } = useAround(
    { label, hint, problem, unseenLabel, class: extra },
    area.id,
  );
  return around(<textarea rows={3} {...area} {...described} id={id} class="field__input" />);
}

/** A labelled list to choose one from; its children are options. */
export function SelectField({
  label,
  hint,
  problem,
  unseenLabel,
  class: extra,
  ...select
}: Around & Select): JSX.Element {
  const { id, described, around } = useAround(
    { label, hint, problem, unseenLabel, class: extra },
    select.id,
  );
  return around(
    <select {...select} {...described} id={id} class="field__input field__input--select" />,
  );
}

/** A box to tick. */
export function Checkbox({
  label,
  hint,
  class: extra = "",
  ...input
}: Pick<Around, "label" | "hint" | "class"> & Box): JSX.Element {
  const id = useId();
  return (
    <div class={`checkbox ${extra}`}>
      <input
        {...input}
        id={id}
        type="checkbox"
        class="checkbox__box"
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <label class="checkbox__label" for={id}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} class="checkbox__hint">
          {hint}
        </p>
      )}
    </div>
  );
}

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

function useAround(
  { label, hint, problem, unseenLabel = false, class: extra = "" }: Optional<Around>,
  givenId: unknown,
): { id: string; described: Described; around: (control: JSX.Element) => JSX.Element } {
  const ownId = useId();
  const id = typeof givenId === "string" ? givenId : ownId;
  const ids = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  const described: Described = {
    id,
    "aria-describedby": ids || undefined,
    "aria-invalid": problem ? true : undefined,
  };
  const around = (control: JSX.Element) => (
    <div class={`field ${extra}`}>
      <label class={unseenLabel ? "unseen" : "field__label"} for={id}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} class="field__hint">
          {hint}
        </p>
      )}
      {control}
      <p id={`${id}-problem`} class="field__problem" role="alert" hidden={!problem}>
        {problem && <Icon name="careful" />}
        {problem}
      </p>
    </div>
  );
  return { id, described, around };
}
