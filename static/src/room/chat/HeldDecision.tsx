import { useState } from "preact/hooks";

import type { Place } from "../../ids";
import { Button, Icon } from "../../ui";
import type { HeldItem } from "../../wire";
import { useAsking } from "../asking";

type HeldDecisionProps = {
  readonly place: Place;
  /** The words, once they are fetched. */
  readonly item: HeldItem | undefined;
};

/** For staff: what was held and why, its words only when asked for, and the decision. */
export function HeldDecision({ place, item }: HeldDecisionProps) {
  const [shown, setShown] = useState(false);
  const { ask, pending, refusal } = useAsking();
  // What is about a child who may need somebody is decided by moderators.
  const isForModerators = item !== undefined && ["crisis", "disclosure"].includes(item.category);
  return (
    <div class="held">
      <p class="held__note">
        <Icon name="clock" />
        Held for a check{item !== undefined && item.category !== "" && `: ${item.category}`}
      </p>
      {shown && item !== undefined && <p class="held__text">{item.text}</p>}
      <div class="held__actions">
        <Button size="small" variant="quiet" icon={shown ? "hide" : "show"} aria-expanded={shown} disabled={item === undefined} onClick={() => setShown(!shown)}>
          {shown ? "Hide words" : "Show words"}
        </Button>
        {!isForModerators && (
          <>
            <Button size="small" pending={pending} onClick={() => void ask({ kind: "held.release", place })}>
              Release
            </Button>
            <Button size="small" pending={pending} onClick={() => void ask({ kind: "held.remove", place })}>
              Remove
            </Button>
          </>
        )}
      </div>
      {refusal !== null && (
        <p class="held__refused" role="status">
          {refusal.message}
        </p>
      )}
    </div>
  );
}
