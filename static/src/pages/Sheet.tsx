import type { ComponentChildren, JSX } from "preact";

import "./table.css";

/** What a table stands in: it scrolls sideways where the table is wider than the screen. */
export function Sheet({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div class="sheet" role="region" aria-label={label} tabIndex={0}>
      <table class="table">{children}</table>
    </div>
  );
}
