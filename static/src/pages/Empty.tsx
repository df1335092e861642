import type { ComponentChildren, JSX } from "preact";

import { Icon, type IconName } from "../ui";
import "./Empty.css";

export type EmptyProps = {
  readonly icon: IconName;
  readonly title: string;
  /** What will be here, and what it takes. */
  readonly children: ComponentChildren;
  /** The one thing to do. */
  readonly action?: ComponentChildren;
};

/** What stands where nothing is yet. */
export function Empty({ icon, title, children, action }: EmptyProps): JSX.Element {
  return (
    <section class="empty">
      <Icon name={icon} class="empty__sign" />
      <h2 class="empty__title">{title}</h2>
      <p class="empty__words">{children}</p>
      {action}
    </section>
  );
}
