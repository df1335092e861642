import type { ComponentChildren, JSX, TargetedKeyboardEvent } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";

import { Icon, type IconName } from "./Icon";
import { keepInView } from "./inView";
import "./Menu.css";

export type MenuItem = {
  readonly label: string;
  readonly icon?: IconName;
  readonly onSelect: () => void;
  /** For a choice among the items: whether it is the one. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
};

export type MenuProps = {
  /** What the menu is called; read out with the button. */
  readonly label: string;
  /** What the button shows; its label unless told otherwise. */
  readonly button?: ComponentChildren;
  readonly items: readonly MenuItem[];
  readonly align?: "start" | "end";
  readonly side?: "above" | "below";
  readonly class?: string;
};

/** A button that opens a list of things to do. Arrow keys move, letters jump, Escape closes. */
export function Menu({
  label,
  button,
  items,
  align = "start",
  side = "below",
  class: extra = "",
}: MenuProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  useLayoutEffect(
    () => (open && around.current ? takeOver(around.current, () => setOpen(false)) : undefined),
    [open],
  );
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const select = (item: MenuItem) => {
    close();
    item.onSelect();
  };
  return (
    <div class="menu" ref={around}>
      <button
        ref={opener}
        type="button"
        class={`menu__button ${extra}`}
        aria-label={button ? label : undefined}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {button ?? label}
      </button>
      {open && (
        <div
          id={id}
          class={`menu__list menu__list--${align} menu__list--${side}`}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={(event) => move(event, close)}
        >
          {items.map((item) => (
            <Item key={item.label} item={item} onSelect={() => select(item)} />
          ))}
        </div>
      )}
    </div>
  );
}

function Item({
  item,
  onSelect,
}: {
  readonly item: MenuItem;
  readonly onSelect: () => void;
}): JSX.Element {
  const choice =
    item.checked === undefined
      ? { role: "menuitem" as const }
      : { role: "menuitemradio" as const, "aria-checked": item.checked };
  return (
    <button
      {...choice}
      type="button"
      class="menu__item"
      tabIndex={-1}
      aria-disabled={item.disabled}
      onClick={item.disabled ? undefined : onSelect}
    >
      {item.icon && <Icon name={item.icon} />}
      <span class="menu__words">{item.label}</span>
      {item.checked && <Icon name="check" />}
    </button>
  );
}

/** Puts the list in view, focuses its first item, and closes when the pointer or the focus goes elsewhere. */
function takeOver(around: HTMLElement, close: () => void): () => void {
  const list = around.querySelector<HTMLElement>("[role=menu]");
  if (list) keepInView(list);
  list?.querySelector<HTMLElement>("[role^=menuitem]")?.focus({ preventScroll: true });
  const elsewhere = (event: Event) => {
    if (event.target instanceof Node && !around.contains(event.target)) close();
  };
  document.addEventListener("pointerdown", elsewhere);
  document.addEventListener("focusin", elsewhere);
  return () => {
    document.removeEventListener("pointerdown", elsewhere);
    document.removeEventListener("focusin", elsewhere);
  };
}

function move(event: TargetedKeyboardEvent<HTMLElement>, close: () => void): void {
  const items = Array.from(event.currentTarget.querySelectorAll<HTMLElement>("[role^=menuitem]"));
  const at = items.findIndex((item) => item === document.activeElement);
  const to = destination(event.key, at, items);
  if (event.key === "Escape" || event.key === "Tab") {
    if (event.key === "Escape") event.preventDefault();
    event.stopPropagation();
    close();
  } else if (to) {
    event.preventDefault();
    event.stopPropagation();
    to.focus();
  }
}

function destination(
  key: string,
  at: number,
  items: readonly HTMLElement[],
): HTMLElement | undefined {
  const last = items.length - 1;
  switch (key) {
    case "ArrowDown":
      return items[at === last ? 0 : at + 1];
    case "ArrowUp":
      return items[at <= 0 ? last : at - 1];
    case "Home":
      return items[0];
    case "End":
      return items[last];
    default:
      return key.length === 1 && key !== " "
        ? [...items.slice(at + 1), ...items].find((item) => startsWith(item, key))
        : undefined;
  }
}

function startsWith(item: HTMLElement, letter: string): boolean {
  return item.textContent.trim().toLowerCase().startsWith(letter.toLowerCase());
}
