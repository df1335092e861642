import type { JSX } from "preact";

import type { Adjuster } from "./adjuster";

/** How far what was changed has come. */
export function StandingLine({ adjuster, kept }: { readonly adjuster: Adjuster; readonly kept: string }): JSX.Element {
  const standing = adjuster.standing.value;
  const words = {
    kept: adjuster.known.value.version > 0 ? kept : "Each change is saved at once.",
    saving: "Saving.",
    waits: "Changed on this device. It is saved as soon as Studyhall can be reached.",
    failed: standing.is === "failed" ? standing.words : "",
  }[standing.is];
  return (
    <p class="adjust__standing" role="status">
      {words}
    </p>
  );
}
