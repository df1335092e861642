import type { JSX } from "preact";

import type { Desk } from "./desk";
import { handleBox, handlePoint } from "./gestures/select";
import { HANDLES } from "./moving";
import { around, grown, type Rect } from "./page";
import { byWhom } from "./reading";
import { toArea, type View } from "./view";

/** How far the frame is from what it is around, in pixels. */
const GAP = 4;
const HANDLE = 9;

/** Frames, handles and the ring of the keyboard, in pixels of the area: the same at any zoom. */
export function SelectionLayer({ desk }: { readonly desk: Desk }): JSX.Element | null {
  const view = desk.view.value;
  const selected = desk.selected.value;
  const inPixels = (box: Rect): Rect => {
    const { x, y } = toArea(view, box);
    return grown({ x, y, w: box.w * view.scale, h: box.h * view.scale }, GAP);
  };
  const active = desk.shown.value.find(({ id }) => id === desk.active.value);
  const handles = handleBox(desk);
  const whole = around(selected.map(({ shape }) => shape));
  if (desk.editing.value !== null) return null;
  return (
    <g aria-hidden="true">
      {selected.length > 1 && selected.map(({ id, shape }) => <Frame key={id} class="frame" box={inPixels(shape)} />)}
      {whole && <Frame class={handles ? "frame frame--whole" : "frame frame--others"} box={inPixels(whole)} />}
      {handles && <Handles box={handles} view={view} />}
      {active && <Frame class="ring" box={inPixels(active.shape)} />}
    </g>
  );
}

function Frame({ box, class: classes }: { readonly box: Rect; readonly class: string }): JSX.Element {
  return <rect class={classes} x={box.x} y={box.y} width={box.w} height={box.h} rx={3} />;
}

function Handles({ box, view }: { readonly box: Rect; readonly view: View }): JSX.Element {
  return (
    <>
      {HANDLES.map((handle) => {
        const { x, y } = toArea(view, handlePoint(box, handle));
        const at = { x: x + out(handle, "w", "e"), y: y + out(handle, "n", "s") };
        return <rect key={handle} class="handle" x={at.x - HANDLE / 2} y={at.y - HANDLE / 2} width={HANDLE} height={HANDLE} rx={2} />;
      })}
    </>
  );
}

function out(handle: string, low: string, high: string): number {
  return handle.includes(low) ? -GAP : handle.includes(high) ? GAP : 0;
}

/** Whose the one selected element is, when it is somebody else's. */
export function OwnerTag({ desk }: { readonly desk: Desk }): JSX.Element | null {
  const [element, more] = desk.selected.value;
  if (!element || more || element.owner === desk.store.you.person) return null;
  const { x, y } = toArea(desk.view.value, element.shape);
  return (
    <p class="owner-tag" style={{ transform: `translate(${Math.max(0, x)}px, ${Math.max(0, y)}px) translateY(calc(-100% - var(--space-2)))` }}>
      {byWhom(element.owner, desk.store.state.value, desk.store.you)}
    </p>
  );
}
