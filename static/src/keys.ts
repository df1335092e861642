import { useLayoutEffect } from "preact/hooks";

import { settings } from "./settings";

/** What each letter does; written small. */
export type Letters = Readonly<Record<string, () => void>>;

/**
 * Has single letters do things while a component is shown.
 *
 * Not while letters are switched off, something is being typed, a window is open over the page, or
 * a modifier is held: then they mean something else.
 */
export function useLetters(letters: Letters): void {
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const act = Object.hasOwn(letters, event.key.toLowerCase())
        ? letters[event.key.toLowerCase()]
        : undefined;
      if (!act || !settings.value.letters || isMeantElsewhere(event)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  });
}

/** Whether a key goes to something that takes text, or holds with it something else than itself. */
export function isMeantElsewhere(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return true;
  const { target } = event;
  if (!(target instanceof Element)) return false;
  return (
    target.closest(
      "input, textarea, select, [contenteditable], math-field, dialog, [role=menu]",
    ) !== null
  );
}
