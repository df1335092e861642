import { useEffect, useMemo } from "preact/hooks";
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";

import type { You } from "../../wire";
import { isStaff } from "../roles";
import { settings } from "../../settings";
import { breadthOf, isShown, keepPanels, readPanels, revealed, STAFF_UNFOLDED, toggled, UNFOLDED, type Breadth, type Panels, type Part } from "./panels";


/** The size of a letter where the browser does not tell, in pixels. */
const LETTER_PX = 16;

/** Which parts of the room are in view, and how they are folded. */
export class Layout {
  readonly breadth: Signal<Breadth> = signal("wide");
  readonly panels: Signal<Panels>;
  readonly chatShown: ReadonlySignal<boolean>;

  constructor(
    private readonly person: string,
    staff: boolean,
  ) {
    this.panels = signal(readPanels(person, staff ? STAFF_UNFOLDED : UNFOLDED));
    this.chatShown = computed(() => this.shows("chat"));
  }

  shows(part: Part): boolean {
    return isShown(this.panels.value, this.breadth.value, part);
  }

  toggle(part: Part): void {
    this.change(toggled(this.panels.peek(), this.breadth.peek(), part));
  }

  reveal(part: Part): void {
    this.change(revealed(this.panels.peek(), this.breadth.peek(), part));
  }

  /** Follows the width of the window and the size of the text; gives the way to stop. */
  follow(): () => void {
    const look = () => {
      const letter = parseFloat(getComputedStyle(document.documentElement).fontSize) || LETTER_PX;
      this.breadth.value = breadthOf(window.innerWidth / letter);
    };
    // Whoever reads larger text has less room. The page has the new size once all have heard of it.
    const stopText = settings.subscribe(() => queueMicrotask(look));
    look();
    window.addEventListener("resize", look);
    return () => {
      stopText();
      window.removeEventListener("resize", look);
    };
  }

  private change(panels: Panels): void {
    this.panels.value = panels;
    keepPanels(this.person, panels);
  }
}

/** The layout of this person's rooms, as long as the component stands. */
export function useLayout({ person, role }: You): Layout {
  const layout = useMemo(() => new Layout(person, isStaff(role)), [person, role]);
  useEffect(() => layout.follow(), [layout]);
  return layout;
}
