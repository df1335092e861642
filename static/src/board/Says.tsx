import type { JSX } from "preact";

import { Button, Icon, Notice } from "../ui";
import type { Desk } from "./desk";
import { refusedChanges, type RefusedChange } from "./refused";

/** The most refusals that are shown at a time. */
const SHOWN = 3;

/** Quiet lines above the tools: why they rest, what was refused, what is being checked. */
export function Says({ desk }: { readonly desk: Desk }): JSX.Element {
  const may = desk.may.value;
  const refused = refusedChanges(desk.store.pending.value, desk.drawn.value.elements);
  const { placed, unplaced } = desk.ghosts.value;
  const checked = placed.length + unplaced.length;
  return (
    <div class="says">
      <div class="says__lines">
        {!may.draw && (
          <p id="board-locked" class="says__line">
            <Icon name="lock" />
            {may.why}
          </p>
        )}
        {checked > 0 && (
          <p class="says__line" role="status">
            <Icon name="clock" />
            {checked === 1 ? "What you wrote is being checked. Others see it when it is." : `${checked} of your texts are being checked. Others see them when they are.`}
          </p>
        )}
        {unplaced.map(({ place, text }) => (
          <p key={place} class="says__words">
            {text}
          </p>
        ))}
        {refused.slice(0, SHOWN).map((each) => (
          <RefusedLine key={each.id} desk={desk} refused={each} />
        ))}
        {refused.length > SHOWN && (
          <Button size="small" variant="quiet" onClick={() => refused.forEach(({ id }) => desk.store.dismiss(id))}>
            Close all {refused.length}
          </Button>
        )}
      </div>
    </div>
  );
}

function RefusedLine({ desk, refused: { id, message, words } }: { readonly desk: Desk; readonly refused: RefusedChange }): JSX.Element {
  const dismiss = () => desk.store.dismiss(id);
  const change = () => {
    dismiss();
    if (!words) return;
    desk.turnTo(words.page);
    desk.editing.value = words;
  };
  return (
    <Notice
      tone="careful"
      action={
        <>
          {words && desk.may.value.draw && (
            <Button size="small" onClick={change}>
              Change it
            </Button>
          )}
          <Button size="small" variant="quiet" onClick={dismiss}>
            Close
          </Button>
        </>
      }
    >
      {message}
    </Notice>
  );
}
