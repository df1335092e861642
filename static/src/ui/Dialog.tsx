import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

import "./Dialog.css";
import { IconButton } from "./IconButton";

/** What the focus goes to: what there is to fill in comes before the way out. */
const FIRST = ".dialog__body :is(input, select, textarea), .dialog__actions button";

export type DialogProps = {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Its buttons, the one to choose first. */
  readonly actions?: ComponentChildren;
  readonly onClose: () => void;
  readonly wide?: boolean;
};

/**
 * A window over the page, for what the person asked for; never opened on its own.
 *
 * It is there while it is rendered. Escape closes it, and the focus goes back to where it was.
 */
export function Dialog({
  title,
  children,
  actions,
  onClose,
  wide = false,
}: DialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>(FIRST)?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const cancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog
      ref={dialog}
      class={`dialog ${wide ? "dialog--wide" : ""}`}
      aria-labelledby={id}
      onCancel={cancel}
    >
      <header class="dialog__head">
        <h2 id={id} class="dialog__title">
          {title}
        </h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </header>
      <div class="dialog__body">{children}</div>
      {actions && <footer class="dialog__actions">{actions}</footer>}
    </dialog>
  );
}
