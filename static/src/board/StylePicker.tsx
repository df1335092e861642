import type { JSX, TargetedKeyboardEvent } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";

import { Checkbox, Icon, Tooltip } from "../ui";
import type { Desk } from "./desk";
import { restyle } from "./edits";
import { COLOUR_NAMES, COLOURS, SIZE_NAMES, SIZES } from "./looks";
import { isFigure } from "./shapes";

type Props = { readonly desk: Desk; readonly disabled: boolean };

/** What the next thing is drawn with, or what is selected looks like. */
function current(desk: Desk) {
  const shape = desk.selected.value.find((each) => desk.mayChange(each))?.shape;
  const { colour, size } = shape ?? desk.style.value;
  const filled = shape && isFigure(shape) ? shape.filled : desk.filled.value;
  return { colour, size, filled };
}

/** A button that shows the colour and size, and opens the choice of both. */
export function StyleButton({ desk, disabled }: Props): JSX.Element {
  const [open, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const id = useId();
  const { colour, size } = current(desk);
  useEffect(() => (open && around.current ? closeElsewhere(around.current, () => setOpen(false)) : undefined), [open]);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    setOpen(false);
    around.current?.querySelector("button")?.focus();
  };
  const label = `Colour and size: ${COLOUR_NAMES[colour].toLowerCase()}, ${SIZE_NAMES[size].toLowerCase()}`;
  return (
    <div ref={around} class="style-button" onKeyDown={onKeyDown} role="presentation">
      <Tooltip text={label} side="above">
        <button
          type="button"
          class="icon-button style-button__button"
          aria-label={label}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          aria-disabled={disabled || undefined}
          onClick={disabled ? undefined : () => setOpen(!open)}
        >
          <span class={`swatch swatch--${size} pen-${colour}`} />
        </button>
      </Tooltip>
      {open && (
        <div id={id} class="style-button__panel">
          <StylePicker desk={desk} disabled={disabled} />
        </div>
      )}
    </div>
  );
}

function closeElsewhere(around: HTMLElement, close: () => void): () => void {
  const elsewhere = ({ target }: Event) => {
    if (target instanceof Node && !around.contains(target)) close();
  };
  document.addEventListener("pointerdown", elsewhere);
  document.addEventListener("focusin", elsewhere);
  return () => {
    document.removeEventListener("pointerdown", elsewhere);
    document.removeEventListener("focusin", elsewhere);
  };
}

/** Eight colours, three sizes, and whether figures are filled. */
export function StylePicker({ desk, disabled }: Props): JSX.Element {
  const { colour, size, filled } = current(desk);
  return (
    <div class="style-picker">
      <Choice legend="Colour" name="board-colour" options={COLOURS} names={COLOUR_NAMES} value={colour} disabled={disabled} onChoose={(chosen) => restyle(desk, { colour: chosen })}>
        {(each) => (
          <span class={`swatch swatch--colour pen-${each}`}>
            {each === colour && <Icon name="check" class="swatch__check" />}
          </span>
        )}
      </Choice>
      <Choice legend="Size" name="board-size" options={SIZES} names={SIZE_NAMES} value={size} disabled={disabled} onChoose={(chosen) => restyle(desk, { size: chosen })}>
        {(each) => <span class={`swatch swatch--${each} pen-${colour}`} />}
      </Choice>
      <Checkbox label="Fill rectangles and ellipses" checked={filled} onChange={({ currentTarget }) => restyle(desk, { filled: currentTarget.checked })} />
    </div>
  );
}

type ChoiceProps<Value extends string> = {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly Value[];
  readonly names: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly disabled: boolean;
  readonly onChoose: (value: Value) => void;
  readonly children: (value: Value) => JSX.Element;
};

function Choice<Value extends string>({ legend, name, options, names, value, disabled, onChoose, children }: ChoiceProps<Value>): JSX.Element {
  return (
    <fieldset class="style-choice" disabled={disabled}>
      <legend class="unseen">{legend}</legend>
      {options.map((each) => (
        <Tooltip key={each} text={names[each]} side="above">
          <label class={`style-choice__option ${each === value ? "style-choice__option--chosen" : ""}`}>
            <input class="style-choice__radio" type="radio" name={name} value={each} checked={each === value} aria-label={names[each]} onChange={() => onChoose(each)} />
            {children(each)}
          </label>
        </Tooltip>
      ))}
    </fieldset>
  );
}
