import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { me } from "../session";
import { Checkbox, Dialog, IconButton } from "../ui";
import type { Accommodations } from "../wire";
import { LookFields, WorkFields } from "./AdjustmentFields";
import { ownAdjuster } from "./own";
import { adjusted, changeOwn, changeSettings, settings } from "./settings";
import { StandingLine } from "./StandingLine";

const TITLE = "How I work best";

/** A button that opens the settings. */
export function SettingsButton(): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton icon="settings" label={TITLE} aria-haspopup="dialog" onClick={() => setOpen(true)} />
      {open && <SettingsDialog onClose={() => setOpen(false)} />}
    </>
  );
}

/** The settings; each takes effect at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { letters } = settings.value;
  const own = ownAdjuster();
  const change = own === null ? changeLook : changeOwn;
  return (
    <Dialog title={TITLE} onClose={onClose} wide>
      <LookFields value={adjusted.value} onChange={change} />
      {me.value?.person.role === "student" && <WorkFields value={adjusted.value} onChange={change} />}
      <fieldset class="adjust">
        <legend class="adjust__title">On this device</legend>
        <Checkbox
          label="Letters as shortcuts"
          hint="Pressing P picks the pen, for example. Turn this off if letters are pressed by accident."
          checked={letters}
          onChange={({ currentTarget }) => changeSettings({ letters: currentTarget.checked })}
        />
      </fieldset>
      {own === null ? (
        <p class="adjust__standing">These hold for this device. When you sign in, yours come with you.</p>
      ) : (
        <StandingLine adjuster={own} kept="Saved. It is the same on every device that you sign in on." />
      )}
    </Dialog>
  );
}

/** While nobody is signed in: the look of this device. */
function changeLook({ theme, text_size, spacing, font, calm }: Partial<Accommodations>): void {
  changeSettings({
    ...(theme === undefined ? {} : { theme }),
    ...(text_size === undefined ? {} : { textSize: text_size }),
    ...(spacing === undefined ? {} : { spacing }),
    ...(font === undefined ? {} : { font }),
    ...(calm === undefined ? {} : { calm }),
  });
}
