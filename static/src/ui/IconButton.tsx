import type { JSX } from "preact";

import { Icon, type IconName } from "./Icon";
import "./IconButton.css";
import { Tooltip } from "./Tooltip";

type Native = Omit<
  JSX.IntrinsicElements["button"],
  "class" | "className" | "icon" | "type" | "disabled" | "label"
>;

export type IconButtonProps = Native & {
  readonly icon: IconName;
  /** Its name: read out, and shown in its tooltip. */
  readonly label: string;
  /** The letter that does the same; shown in the tooltip. */
  readonly letter?: string | undefined;
  /** For a tool or a switch: whether it is on. */
  readonly pressed?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly small?: boolean;
  /** Where the tooltip goes. */
  readonly tip?: "above" | "below";
  readonly class?: string;
};

/** A button with a drawing, whose name is in its tooltip. */
export function IconButton(props: IconButtonProps): JSX.Element {
  const {
    icon,
    label,
    letter,
    pressed,
    disabled = false,
    small = false,
    tip = "below",
    ...rest
  } = props;
  const { class: extra = "", onClick, ...native } = rest;
  return (
    <Tooltip text={label} letter={letter} side={tip}>
      <button
        {...native}
        type="button"
        class={`icon-button ${small ? "icon-button--small" : ""} ${extra}`}
        aria-label={label}
        aria-keyshortcuts={letter}
        aria-pressed={pressed}
        aria-disabled={disabled || undefined}
        onClick={disabled ? undefined : onClick}
      >
        <Icon name={icon} />
      </button>
    </Tooltip>
  );
}
