import type { ComponentChildren, JSX } from "preact";

import "./Button.css";
import { Icon, type IconName } from "./Icon";

type Native = Omit<
  JSX.IntrinsicElements["button"],
  "class" | "className" | "icon" | "type" | "disabled"
>;

export type ButtonProps = Native & {
  readonly children?: ComponentChildren;
  /** `primary` is the one thing to do here; `plain` stands beside it; `quiet` has no edge. */
  readonly variant?: "primary" | "plain" | "quiet" | "wrong";
  readonly icon?: IconName;
  readonly size?: "small" | "medium" | "large";
  readonly type?: "button" | "submit";
  /** It cannot be used now. It keeps its focus and its name; say beside it why. */
  readonly disabled?: boolean | undefined;
  /** What it asked for is under way: quietly dimmed, and not asked for twice. */
  readonly pending?: boolean;
  readonly class?: string;
};

/** A button with words. */
export function Button(props: ButtonProps): JSX.Element {
  const { variant = "plain", size = "medium", type = "button", class: extra = "", ...rest } = props;
  const { icon, disabled = false, pending = false, children, onClick, ...native } = rest;
  const rests = disabled || pending;
  return (
    <button
      {...native}
      type={rests ? "button" : type}
      class={`button button--${variant} button--${size} ${extra}`}
      aria-disabled={rests || undefined}
      aria-busy={pending || undefined}
      onClick={rests ? undefined : onClick}
    >
      {icon && <Icon name={icon} />}
      <span class="button__words">{children}</span>
    </button>
  );
}
