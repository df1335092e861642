import type { JSX } from "preact";

import "./Icon.css";
import { ICONS, type IconName } from "./icons";

export type { IconName } from "./icons";

export type IconProps = {
  readonly name: IconName;
  /** What it says by itself; without one it is decoration beside words, and hidden from readers. */
  readonly label?: string;
  readonly class?: string;
};

/** A drawing in the colour of the text around it. */
export function Icon({ name, label, class: extra = "" }: IconProps): JSX.Element {
  const said =
    label === undefined
      ? { "aria-hidden": true as const }
      : { role: "img" as const, "aria-label": label };
  return (
    <svg class={`icon ${extra}`} viewBox="0 0 24 24" focusable="false" {...said}>
      <path d={ICONS[name]} />
    </svg>
  );
}
