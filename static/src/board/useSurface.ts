import type { TargetedEvent } from "preact";
import { useEffect, useMemo } from "preact/hooks";

import type { Desk } from "./desk";
import { elementAt } from "./gestures/select";
import type { Point } from "./page";
import type { Hands } from "./pressing";
import { openMenu, pressOnSurface } from "./surfaceKeys";
import { panned, zoomed } from "./view";

type Surface = { readonly current: SVGSVGElement | null };

/** One notch of a wheel makes the page this much larger. */
const WHEEL_FACTOR = 0.002;
/** A wheel that counts in lines, in pixels. */
const LINE_PIXELS = 16;

/** The element's option that an event is about; null for the surface itself. */
function optionOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest<SVGElement>("[role=option]")?.dataset["id"] ?? null) : null;
}

/** What the surface does with pointers, wheels and keys. */
export function useSurface(desk: Desk, hands: Hands, surface: Surface, hovered: (point: Point) => void) {
  const { pointers } = hands;
  useEffect(() => (surface.current ? followWheel(desk, surface.current) : undefined), [desk]);
  return useMemo(
    () => ({
      onPointerDown: (event: PointerEvent) => {
        if (event.button === 2) return;
        hands.nudging.finish();
        // A ring is for those who came by keyboard.
        if (surface.current) surface.current.dataset["pointed"] = "";
        surface.current?.setPointerCapture(event.pointerId);
        surface.current?.focus({ preventScroll: true });
        pointers.down(event);
        // The middle button would scroll, and a touch select.
        event.preventDefault();
      },
      onPointerMove: (event: PointerEvent) => {
        pointers.move(event);
        if (!pointers.isBusy) hovered(pointers.at(event));
      },
      onPointerUp: (event: PointerEvent) => {
        pointers.up(event);
        hovered(pointers.at(event));
      },
      onPointerCancel: (event: PointerEvent) => pointers.lost(event),
      onPointerLeave: () => pointers.left(),
      onFocusIn: (event: FocusEvent) => {
        const id = optionOf(event.target);
        if (id !== null && id !== desk.active.peek()) desk.active.value = id;
      },
      // A screen reader's own "click" has no pointer.
      onClick: (event: TargetedEvent<SVGSVGElement, MouseEvent>) => {
        const id = optionOf(event.target);
        if (event.detail === 0 && id !== null) desk.select(id);
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.defaultPrevented || !pressOnSurface(event, hands, optionOf(event.target) !== null)) return;
        showRing(surface);
        event.preventDefault();
        event.stopPropagation();
      },
      onKeyUp: (event: KeyboardEvent) => {
        if (event.key === " ") pointers.isSpaceHeld = false;
      },
      onBlur: () => {
        pointers.isSpaceHeld = false;
        showRing(surface);
      },
      onContextMenu: (event: MouseEvent) => {
        event.preventDefault();
        const element = elementAt(desk, pointers.at(event));
        if (element) openMenu(desk, element);
      },
    }),
    [desk, hands],
  );
}

function showRing(surface: Surface): void {
  if (surface.current) delete surface.current.dataset["pointed"];
}

function followWheel(desk: Desk, surface: SVGSVGElement): () => void {
  const roll = (event: WheelEvent) => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PIXELS : 1;
    const [dx, dy] = [event.deltaX * lines, event.deltaY * lines];
    const area = desk.area.peek();
    if (event.ctrlKey || event.metaKey) {
      const { left, top } = surface.getBoundingClientRect();
      desk.look(zoomed(desk.view.peek(), Math.exp(-dy * WHEEL_FACTOR), { x: event.clientX - left, y: event.clientY - top }, area));
    } else if (event.shiftKey && dx === 0) desk.look(panned(desk.view.peek(), -dy, 0, area));
    else desk.look(panned(desk.view.peek(), -dx, -dy, area));
  };
  // Not passive: the page behind must not scroll or grow.
  surface.addEventListener("wheel", roll, { passive: false });
  return () => surface.removeEventListener("wheel", roll);
}
