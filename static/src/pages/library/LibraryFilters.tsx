import type { JSX } from "preact";

import { Checkbox, Field, SelectField } from "../../ui";
import type { LibraryChoices } from "../../wire";
import type { Looking } from "./looking";

type FiltersProps = {
  readonly looking: Looking;
  /** Null until it is known what there is to choose from. */
  readonly choices: LibraryChoices | null;
  readonly onChange: (changes: Partial<Looking>) => void;
};

/** What to look for: words, and what problems are about. */
export function LibraryFilters({ looking, choices, onChange }: FiltersProps): JSX.Element {
  return (
    <div class="library-filters" role="search" aria-label="Problems">
      <Field
        label="Words"
        hint="In titles, texts and skills. “In quotes” they stand side by side; -word leaves it out."
        class="library-filters__words"
        autoComplete="off"
        value={looking.words}
        onInput={({ currentTarget }) => onChange({ words: currentTarget.value })}
      />
      <Choice label="Subject" all="All subjects" value={looking.subject} choices={choices?.subjects} onChange={(subject) => onChange({ subject })} />
      <Choice label="Level" all="All levels" value={looking.level} choices={choices?.levels} onChange={(level) => onChange({ level })} />
      <Choice label="Skill" all="All skills" value={looking.skill} choices={choices?.skills} onChange={(skill) => onChange({ skill })} />
      <Choice label="Licence" all="All licences" value={looking.licence} choices={choices?.licences} onChange={(licence) => onChange({ licence })} />
      <Checkbox label="Only what was written or edited here" checked={looking.ownOnly} onChange={({ currentTarget }) => onChange({ ownOnly: currentTarget.checked })} />
    </div>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly all: string;
  readonly value: string;
  readonly choices: readonly string[] | undefined;
  readonly onChange: (value: string) => void;
};

function Choice({ label, all, value, choices = [], onChange }: ChoiceProps): JSX.Element | null {
  if (choices.length === 0) return null;
  return (
    <SelectField label={label} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
      <option value="">{all}</option>
      {choices.map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
    </SelectField>
  );
}
