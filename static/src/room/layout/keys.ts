import { useEffect } from "preact/hooks";

import { isMeantElsewhere } from "../../keys";
import { settings } from "../../settings";
import type { Layout } from "./useLayout";
import { LANDMARKS, neighbour, type Landmark } from "./panels";

/** The id of a landmark's element. */
export function landmarkElement(landmark: Landmark): string {
  return `room-${landmark}`;
}

/** Brings a part of the room into view, and the focus to it. */
export function goTo(layout: Layout, landmark: Landmark): void {
  if (landmark !== "header") layout.reveal(landmark);
  requestAnimationFrame(() => document.getElementById(landmarkElement(landmark))?.focus());
}

/** The landmark that the focus is in. */
function landmarkHere(): Landmark | null {
  return LANDMARKS.find((each) => document.getElementById(landmarkElement(each))?.contains(document.activeElement)) ?? null;
}

/** The keys that work everywhere in a room: F6 from part to part, `?` for help, `[` and `]` to fold. */
export function useRoomKeys(layout: Layout, openHelp: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (act(event, layout, openHelp)) event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [layout, openHelp]);
}

function act(event: KeyboardEvent, layout: Layout, openHelp: () => void): boolean {
  if (document.querySelector("dialog[open]") !== null || event.defaultPrevented) return false;
  if (event.key === "F6") {
    goTo(layout, neighbour(landmarkHere(), event.shiftKey ? -1 : 1));
    return true;
  }
  if (isMeantElsewhere(event)) return false;
  if (event.key === "?") {
    openHelp();
    return true;
  }
  if (!settings.value.letters) return false;
  if (event.key === "[") layout.toggle("problem");
  else if (event.key === "]") layout.toggle("chat");
  else return false;
  return true;
}
