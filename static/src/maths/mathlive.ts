import type { MathfieldElement } from "mathlive";

type Maker = () => MathfieldElement;

let coming: Promise<Maker> | null = null;

/**
 * Fetches MathLive from our own server, once; rejects when that cannot be done now.
 *
 * Its fonts are those of KaTeX, whose style sheet has them already. It makes no sound, and its
 * keyboard on the screen opens only when somebody asks for it.
 */
export function fetchMathLive(): Promise<Maker> {
  coming ??= Promise.all([import("mathlive"), import("katex/dist/katex.min.css")]).then(
    ([library]) => {
      library.MathfieldElement.fontsDirectory = null;
      library.MathfieldElement.soundsDirectory = null;
      library.MathfieldElement.plonkSound = null;
      library.MathfieldElement.keypressSound = null;
      return () => new library.MathfieldElement();
    },
    (reason: unknown) => {
      coming = null;
      throw reason;
    },
  );
  return coming;
}

export type MathFieldEvents = {
  /** The formula as LaTeX, after each change. */
  readonly onInput: (tex: string) => void;
  readonly onEnter: () => void;
};

/** Puts a formula field into `host`; gives the field, and how to take it away again. */
export function mountField(
  make: Maker,
  host: HTMLElement,
  label: string,
  value: string,
  events: MathFieldEvents,
): { readonly field: MathfieldElement; readonly unmount: () => void } {
  const field = make();
  field.mathVirtualKeyboardPolicy = "manual";
  field.setAttribute("aria-label", label);
  field.value = value;
  host.append(field);
  field.menuItems = [];
  field.smartFence = true;
  const typed = () => events.onInput(field.getValue("latex"));
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    events.onEnter();
  };
  field.addEventListener("input", typed);
  field.addEventListener("keydown", pressed, { capture: true });
  // The keyboard on the screen belongs to the field that asked for it.
  const hide = () => window.mathVirtualKeyboard.hide();
  field.addEventListener("blur", hide);
  const unmount = () => {
    hide();
    field.remove();
  };
  return { field, unmount };
}
