import { useState } from "preact/hooks";

import { privateOf } from "../../state/private";
import { Button, Notice } from "../../ui";
import { useAsking } from "../asking";
import { useRoom, useSlice } from "../context";
import { nudgeWords } from "../nudges";
import "./private.css";

/** What a student tells the adults of the room, and these them: nobody else sees it. */
export function PrivateWords() {
  const { you } = useRoom();
  const everybody = useSlice((state) => state.private);
  const session = useSlice((state) => state.session);
  const { ask, pending, refusal } = useAsking();
  if (session === null) return null;
  const { stuck, resting } = privateOf({ private: everybody }, you.person);
  return (
    <div class="private" role="group" aria-label="Between you and your tutor">
      <div class="private__row">
        <Button aria-pressed={stuck} pending={pending} onClick={() => void ask({ kind: "stuck.say", stuck: !stuck })}>
          I’m stuck
        </Button>
        <Button aria-pressed={resting} pending={pending} onClick={() => void ask({ kind: "break.take", resting: !resting })}>
          {resting ? "I’m back" : "I need a break"}
        </Button>
      </div>
      <p class="private__about" role="status">
        {refusal?.message ?? aboutWords(stuck, resting)}
      </p>
    </div>
  );
}

function aboutWords(stuck: boolean, resting: boolean): string {
  if (resting) return "Your tutor knows that you are taking a break. Come back when you are ready.";
  if (stuck) return "Your tutor knows, and comes as soon as they can.";
  return "Only your tutor sees this.";
}

/** What the tutor said last, until it is put away. */
export function NudgeNotice() {
  const { you } = useRoom();
  const everybody = useSlice((state) => state.private);
  const [putAway, setPutAway] = useState<number | null>(null);
  const { nudge, nudged_in } = privateOf({ private: everybody }, you.person);
  if (nudge === null || nudged_in === putAway) return null;
  return (
    <Notice action={<Button onClick={() => setPutAway(nudged_in)}>Thanks</Button>}>
      <span class="unseen">Your tutor says to you: </span>
      {nudgeWords(nudge)}
    </Notice>
  );
}
