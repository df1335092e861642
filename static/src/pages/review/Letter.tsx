import type { JSX } from "preact";

import { settings } from "../../settings";

/** The key that does the same as a button, while letters are switched on. */
export function Letter({ of }: { readonly of: string }): JSX.Element | null {
  return settings.value.letters ? <kbd class="case__letter">{of}</kbd> : null;
}
