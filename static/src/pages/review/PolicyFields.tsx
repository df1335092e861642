import type { JSX } from "preact";

import { Checkbox, Field, SelectField } from "../../ui";
import type { Pattern, PolicyWhole, Rule } from "../../wire";
import { categoryWords, severityWords } from "./words";

const ACTIONS = {
  allow: "Let it pass",
  flag: "Let it pass, and have somebody look",
  mask: "Put dots over the words",
  hold: "Hold it until somebody decides",
  block: "Do not send it, and say why in private",
} as const;
const AGES = { under_13: "Under 13", "13_17": "13 to 17", adult: "Adults" } as const;
const ROLES = { student: "Students", tutor: "Tutors" } as const;
const SEVERITIES = [1, 2, 3, 4];

type Categories = PolicyWhole["categories"];

/** What becomes of a text, for people. */
export function actionWords(action: string): string {
  return Object.hasOwn(ACTIONS, action) ? ACTIONS[action as keyof typeof ACTIONS] : action;
}

type RuleProps = { readonly name: string; readonly rule: Rule; readonly categories: Categories; readonly onChange: (rule: Rule) => void };

/** One rule: in short, and unfolded as a form. */
export function RuleFields({ name, rule, categories, onChange }: RuleProps): JSX.Element {
  return (
    <details>
      <summary>
        <strong>{actionWords(rule.action)}</strong>: {inShort(rule)}
      </summary>
      <SelectField label={`${name}: what becomes of it`} value={rule.action} onChange={({ currentTarget }) => onChange({ ...rule, action: currentTarget.value as Rule["action"] })}>
        {Object.entries(ACTIONS).map(([action, words]) => (
          <option key={action} value={action}>
            {words}
          </option>
        ))}
      </SelectField>
      <SelectField label={`${name}: from which gravity on`} value={String(rule.at_least)} onChange={({ currentTarget }) => onChange({ ...rule, at_least: Number(currentTarget.value) as Rule["at_least"] })}>
        {SEVERITIES.map((each) => (
          <option key={each} value={each}>
            {severityWords(each)}
          </option>
        ))}
      </SelectField>
      <Choices legend={`${name}: about what (none for everything)`} all={categories} words={categoryWords} chosen={rule.categories} onChange={(chosen) => onChange({ ...rule, categories: chosen })} />
      <Choices legend={`${name}: whose words (none for everybody's)`} all={keysOf(ROLES)} words={(each) => ROLES[each]} chosen={rule.roles.filter((each): each is keyof typeof ROLES => each in ROLES)} onChange={(chosen) => onChange({ ...rule, roles: chosen })} />
      <Choices legend={`${name}: how old (none for any age)`} all={keysOf(AGES)} words={(each) => AGES[each]} chosen={rule.ages} onChange={(chosen) => onChange({ ...rule, ages: chosen })} />
      <Field label={`${name}: in rooms about`} hint="Subjects, with commas; empty for all rooms." value={rule.subjects.join(", ")} onChange={({ currentTarget }) => onChange({ ...rule, subjects: listOf(currentTarget.value) })} />
      {rule.action === "block" && <Field label={`${name}: what its author reads`} maxLength={300} value={rule.words} onChange={({ currentTarget }) => onChange({ ...rule, words: currentTarget.value })} />}
    </details>
  );
}

type PatternProps = { readonly name: string; readonly pattern: Pattern; readonly categories: Categories; readonly onChange: (pattern: Pattern) => void };

/** One pattern of the school's own. */
export function PatternFields({ name, pattern, categories, onChange }: PatternProps): JSX.Element {
  return (
    <>
      <Field label={`${name}: its name`} hint="Small letters, digits and underscores." value={pattern.name} maxLength={40} onChange={({ currentTarget }) => onChange({ ...pattern, name: currentTarget.value })} />
      <Field label={`${name}: what to look for`} value={pattern.pattern} maxLength={200} spellcheck={false} onChange={({ currentTarget }) => onChange({ ...pattern, pattern: currentTarget.value })} />
      <SelectField label={`${name}: what it is`} value={pattern.category} onChange={({ currentTarget }) => onChange({ ...pattern, category: currentTarget.value as Pattern["category"] })}>
        {categories.map((each) => (
          <option key={each} value={each}>
            {categoryWords(each)}
          </option>
        ))}
      </SelectField>
    </>
  );
}

type ChoicesProps<T extends string> = {
  readonly legend: string;
  readonly all: readonly T[];
  readonly words: (each: T) => string;
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
};

function Choices<T extends string>({ legend, all, words, chosen, onChange }: ChoicesProps<T>): JSX.Element {
  return (
    <fieldset class="policy__choices">
      <legend>{legend}</legend>
      {all.map((each) => (
        <Checkbox
          key={each}
          label={words(each)}
          checked={chosen.includes(each)}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? [...chosen, each] : chosen.filter((other) => other !== each))}
        />
      ))}
    </fieldset>
  );
}

function inShort(rule: Rule): string {
  const what = rule.categories.map((each) => categoryWords(each).toLowerCase()).join(", ") || "everything else that is found";
  const from = (rule.at_least) > 1 ? `, from ${severityWords(rule.at_least).toLowerCase()} on` : "";
  const who = [...rule.ages.map((each) => AGES[each].toLowerCase()), ...rule.subjects].join(", ");
  return `${what}${from}${who === "" ? "" : ` (${who})`}`;
}

function listOf(text: string): readonly string[] {
  return text.toLowerCase().split(",").map((each) => each.trim()).filter((each) => each !== "");
}

function keysOf<T extends object>(of: T): readonly (keyof T & string)[] {
  return Object.keys(of) as (keyof T & string)[];
}
