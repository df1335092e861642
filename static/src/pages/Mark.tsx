import type { JSX } from "preact";

import "./Mark.css";

/** The sign of Studyhall: an open book. */
export function Mark(): JSX.Element {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect class="mark__ground" width="32" height="32" rx="7" />
      <path
        class="mark__book"
        d="M6 9.5c4-1.6 7-1.2 10 1v13c-3-2.2-6-2.6-10-1zm20 0c-4-1.6-7-1.2-10 1v13c3-2.2 6-2.6 10-1z"
      />
    </svg>
  );
}
