import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { MathfieldElement } from "mathlive";

import { fetchMathLive, mountField } from "./mathlive";
import { remembered, type Typing } from "./typing";
import "./mathfield.css";

type MathFieldProps = {
  readonly id: string;
  readonly label: string;
  /** What is typed so far: plain, or LaTeX. */
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly onEnter?: () => void;
  readonly disabled?: boolean;
  /** The id of what is said about the answer beside the field. */
  readonly describedBy?: string;
  readonly wrong?: boolean;
};

/**
 * A field to type a formula in, with fractions and roots as they look; or a plain one, which it
 * also is while MathLive is on its way, or cannot be fetched.
 */
export function MathField(props: MathFieldProps) {
  const [typing, setTyping] = useState<Typing>(remembered.read());
  const choose = (next: Typing) => {
    remembered.write(next);
    setTyping(next);
  };
  if (typing === "plain" || props.disabled === true) {
    return (
      <Frame>
        <PlainField {...props} />
        <button class="math-field__way" type="button" disabled={props.disabled} onClick={() => choose("formula")}>
          Type with fractions and roots
        </button>
      </Frame>
    );
  }
  return <FormulaField {...props} onPlain={() => choose("plain")} />;
}

function Frame({ children }: { readonly children: ComponentChildren }) {
  return <div class="math-field">{children}</div>;
}

function PlainField({ id, label, value, onInput, onEnter, disabled, describedBy, wrong }: MathFieldProps) {
  return (
    <input
      id={id}
      class="math-field__plain"
      type="text"
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={wrong === true}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      maxLength={500}
      disabled={disabled}
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.isComposing || onEnter === undefined) return;
        event.preventDefault();
        onEnter();
      }}
    />
  );
}

function FormulaField(props: MathFieldProps & { readonly onPlain: () => void }) {
  const host = useRef<HTMLDivElement>(null);
  const field = useRef<MathfieldElement | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const [state, setState] = useState<"coming" | "here" | "missing">("coming");

  useEffect(() => {
    let unmount: (() => void) | null = null;
    let wanted = true;
    void fetchMathLive().then(
      (make) => {
        if (!wanted || host.current === null) return;
        const { label, value } = latest.current;
        const mounted = mountField(make, host.current, label, value, {
          onInput: (tex) => latest.current.onInput(tex),
          onEnter: () => latest.current.onEnter?.(),
        });
        field.current = mounted.field;
        unmount = mounted.unmount;
        setState("here");
      },
      () => setState("missing"),
    );
    return () => {
      wanted = false;
      field.current = null;
      unmount?.();
    };
  }, []);

  useEffect(() => {
    if (field.current !== null && field.current.value !== props.value) field.current.value = props.value;
  }, [props.value]);

  const showKeyboard = () => {
    field.current?.focus();
    window.mathVirtualKeyboard.show({ animate: false });
  };
  return (
    <Frame>
      <div ref={host} class="math-field__host" hidden={state !== "here"} data-wrong={props.wrong === true} />
      {state !== "here" && <PlainField {...props} />}
      <div class="math-field__ways">
        {state === "here" && (
          <button class="math-field__way" type="button" onClick={showKeyboard}>
            Show a maths keyboard
          </button>
        )}
        <button class="math-field__way" type="button" onClick={props.onPlain}>
          Type it plain
        </button>
      </div>
    </Frame>
  );
}
