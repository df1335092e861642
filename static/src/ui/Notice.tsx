import type { ComponentChildren, JSX } from "preact";

import { Icon, type IconName } from "./Icon";
import "./Notice.css";

export type Tone = "plain" | "good" | "careful" | "wrong";

const SIGNS: Readonly<Record<Tone, IconName>> = {
  plain: "info",
  good: "check",
  careful: "careful",
  wrong: "careful",
};

export type NoticeProps = {
  readonly tone?: Tone;
  readonly children: ComponentChildren;
  /** What can be done about it. */
  readonly action?: ComponentChildren;
  /** Whether it is read out when it appears, and how urgently. */
  readonly live?: "off" | "polite" | "assertive";
};

/** A line or two about what is so, with a sign, beside what it is about. */
export function Notice({
  tone = "plain",
  children,
  action,
  live = "polite",
}: NoticeProps): JSX.Element {
  const role =
    live === "off" ? {} : { role: live === "polite" ? ("status" as const) : ("alert" as const) };
  return (
    <div class={`notice notice--${tone}`} {...role}>
      <Icon name={SIGNS[tone]} class="notice__sign" />
      <div class="notice__words">{children}</div>
      {action && <div class="notice__action">{action}</div>}
    </div>
  );
}
