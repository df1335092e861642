import type { JSX } from "preact";

import { Checkbox, SelectField } from "../ui";
import type { Accommodations } from "../wire";
import { FONTS, paceOf, paces, paceText, SIZES, SPACINGS, THEMES } from "./choices";
import "./settings.css";

type FieldsProps = {
  readonly value: Accommodations;
  readonly onChange: (changes: Partial<Accommodations>) => void;
};

/** How the pages look. */
export function LookFields({ value, onChange }: FieldsProps): JSX.Element {
  return (
    <fieldset class="adjust">
      <legend class="adjust__title">How it looks</legend>
      <div class="adjust__pairs">
        <Choice label="Colours" options={THEMES} value={value.theme} onChoose={(theme) => onChange({ theme })} />
        <Choice label="Text size" options={SIZES} value={value.text_size} onChoose={(text_size) => onChange({ text_size })} />
        <Choice label="Font" options={FONTS} value={value.font} onChoose={(font) => onChange({ font })} />
        <Choice label="Space in texts" options={SPACINGS} value={value.spacing} onChoose={(spacing) => onChange({ spacing })} />
      </div>
      <Tick
        label="Calm mode"
        hint="Nothing moves and nothing counts; other people’s pointers and typing are not shown, and news is told together."
        checked={value.calm}
        onTick={(calm) => onChange({ calm })}
      />
    </fieldset>
  );
}

/** How a student works on problems. */
export function WorkFields({ value, onChange }: FieldsProps): JSX.Element {
  return (
    <fieldset class="adjust">
      <legend class="adjust__title">Working on problems</legend>
      <Choice label="Time" options={paces} value={paceText(value.pace)} onChoose={(pace) => onChange({ pace: paceOf(pace) })} />
      <Tick label="One step at a time" hint="Only the step that is worked on is shown." checked={value.one_step} onTick={(one_step) => onChange({ one_step })} />
      <Tick label="Fewer choices" hint="Some wrong options are left out." checked={value.fewer_choices} onTick={(fewer_choices) => onChange({ fewer_choices })} />
      <Tick label="Plain words" hint="The simpler wording, where a problem has one." checked={value.plain_words} onTick={(plain_words) => onChange({ plain_words })} />
      <Tick
        label="Read aloud"
        hint="Problems and hints have a button that reads them out, and shows where."
        checked={value.read_aloud}
        onTick={(read_aloud) => onChange({ read_aloud })}
      />
      <Tick label="Plan of the session" hint="What is done, what is now and what comes next." checked={value.schedule} onTick={(schedule) => onChange({ schedule })} />
    </fieldset>
  );
}

type TickProps = { readonly label: string; readonly hint: string; readonly checked: boolean; readonly onTick: (on: boolean) => void };

function Tick({ label, hint, checked, onTick }: TickProps): JSX.Element {
  return <Checkbox label={label} hint={hint} checked={checked} onChange={({ currentTarget }) => onTick(currentTarget.checked)} />;
}

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly options: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
};

function Choice<Value extends string>({ label, options, value, onChoose }: ChoiceProps<Value>): JSX.Element {
  const entries = Object.entries(options) as [Value, string][];
  const choose = (chosen: string) => {
    const found = entries.find(([each]) => each === chosen);
    if (found) onChoose(found[0]);
  };
  return (
    <SelectField label={label} value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
      {entries.map(([each, words]) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </SelectField>
  );
}
