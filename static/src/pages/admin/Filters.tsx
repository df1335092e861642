import type { JSX } from "preact";

import { Field, SelectField } from "../../ui";
import type { NamedId, Role } from "../../wire";
import { ROLES, type View } from "./people";

export type FiltersProps = {
  readonly view: View;
  readonly classes: readonly NamedId[];
  readonly onChange: (changes: Partial<View>) => void;
};

/** Whom to look for. */
export function Filters({ view, classes, onChange }: FiltersProps): JSX.Element {
  return (
    <div class="filters" role="search" aria-label="People">
      <Field
        label="Name"
        value={view.text}
        autoComplete="off"
        onInput={({ currentTarget }) => onChange({ text: currentTarget.value })}
      />
      <SelectField
        label="Role"
        value={view.role}
        onChange={({ currentTarget }) => onChange({ role: currentTarget.value as Role | "" })}
      >
        <option value="">All roles</option>
        {Object.entries(ROLES).map(([role, name]) => (
          <option key={role} value={role}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Class"
        value={view.className}
        onChange={({ currentTarget }) => onChange({ className: currentTarget.value })}
      >
        <option value="">All classes</option>
        {classes.map(({ id, name }) => (
          <option key={id} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
