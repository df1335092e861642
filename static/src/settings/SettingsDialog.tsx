import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { Checkbox, Dialog, IconButton, SelectField } from "../ui";
import { changeSettings, type Settings, settings } from "./settings";

const THEMES: Readonly<Record<Settings["theme"], string>> = {
  auto: "As on this device",
  light: "Light",
  dark: "Dark",
  contrast: "High contrast",
  quiet: "Low stimulation",
};

const SIZES: Readonly<Record<Settings["textSize"], string>> = {
  normal: "Normal",
  large: "Large",
  larger: "Larger",
  largest: "Largest",
};

const FONTS: Readonly<Record<Settings["font"], string>> = {
  atkinson: "Atkinson Hyperlegible",
  lexend: "Lexend",
  opendyslexic: "OpenDyslexic",
};

/** A button that opens the settings. */
export function SettingsButton(): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        icon="settings"
        label="Settings"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {open && <SettingsDialog onClose={() => setOpen(false)} />}
    </>
  );
}

/** The settings; each takes effect at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { theme, textSize, font, calm, letters } = settings.value;
  return (
    <Dialog title="Settings" onClose={onClose}>
      <Choice
        label="Colours"
        options={THEMES}
        value={theme}
        onChoose={(chosen) => changeSettings({ theme: chosen })}
      />
      <Choice
        label="Text size"
        options={SIZES}
        value={textSize}
        onChoose={(chosen) => changeSettings({ textSize: chosen })}
      />
      <Choice
        label="Font"
        options={FONTS}
        value={font}
        onChoose={(chosen) => changeSettings({ font: chosen })}
      />
      <Checkbox
        label="Calm mode"
        hint="Nothing moves, and other people's pointers and typing are not shown."
        checked={calm}
        onChange={({ currentTarget }) => changeSettings({ calm: currentTarget.checked })}
      />
      <Checkbox
        label="Letters as shortcuts"
        hint="Pressing P picks the pen, for example. Turn this off if letters are pressed by accident."
        checked={letters}
        onChange={({ currentTarget }) => changeSettings({ letters: currentTarget.checked })}
      />
      <p class="field__hint">These hold for this device and are kept when you sign out.</p>
    </Dialog>
  );
}

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly options: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
};

function Choice<Value extends string>({
  label,
  options,
  value,
  onChoose,
}: ChoiceProps<Value>): JSX.Element {
  const entries = Object.entries(options) as [Value, string][];
  const choose = (chosen: string) => {
    const found = entries.find(([each]) => each === chosen);
    if (found) onChoose(found[0]);
  };
  return (
    <SelectField
      label={label}
      value={value}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      {entries.map(([each, words]) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </SelectField>
  );
}
