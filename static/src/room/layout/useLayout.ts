import { useEffect, useMemo } from "preact/hooks";
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";

import type { You } from "../../wire";
import { isStaff } from "../roles";
import { isShown, keepPanels, readPanels, revealed, STAFF_UNFOLDED, toggled, UNFOLDED, type Breadth, type Panels, type Part } from "./panels";

/** Below these widths one panel lies over the board, or one part is shown at a time. */
const TABLET = "(max-width: 68.74em)";
const PHONE = "(max-width: 43.74em)";

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

  /** Follows the width of the window; gives the way to stop. */
  follow(): () => void {
    const tablet = matchMedia(TABLET);
    const phone = matchMedia(PHONE);
    const look = () => {
      this.breadth.value = phone.matches ? "phone" : tablet.matches ? "tablet" : "wide";
    };
    look();
    tablet.addEventListener("change", look);
    phone.addEventListener("change", look);
    return () => {
      tablet.removeEventListener("change", look);
      phone.removeEventListener("change", look);
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
