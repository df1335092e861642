/** The frame around what is selected, and its eight handles. */
import type { TargetedPointerEvent } from "preact";

import type { Handle } from "./gestures";
import type { BoardModel } from "./model";

const HANDLES: readonly (readonly [Handle, number, number])[] = [
  ["nw", 0, 0],
  ["n", 0.5, 0],
  ["ne", 1, 0],
  ["e", 1, 0.5],
  ["se", 1, 1],
  ["s", 0.5, 1],
  ["sw", 0, 1],
  ["w", 0, 0.5],
];

/** In pixels of the screen. */
const HANDLE = 12;
const GAP = 6;

type SelectionProps = { readonly model: BoardModel; readonly onHandle: (handle: Handle, event: TargetedPointerEvent<SVGElement>) => void };

export function Selection({ model, onHandle }: SelectionProps) {
  const frame = model.frame.value;
  const marquee = model.marquee.value;
  const pixel = 1 / model.view.value.scale;
  return (
    <g aria-hidden="true">
      {marquee && <rect class="board-marquee" x={marquee.x} y={marquee.y} width={marquee.w} height={marquee.h} stroke-width={pixel} />}
      {frame && (
        <>
          <rect class="board-frame" x={frame.x - GAP * pixel} y={frame.y - GAP * pixel} width={frame.w + 2 * GAP * pixel} height={frame.h + 2 * GAP * pixel} stroke-width={2 * pixel} />
          {model.canChange.value &&
            HANDLES.map(([handle, across, down]) => (
              <rect
                key={handle}
                class={`board-handle board-handle--${handle}`}
                x={frame.x - GAP * pixel + across * (frame.w + 2 * GAP * pixel) - (HANDLE / 2) * pixel}
                y={frame.y - GAP * pixel + down * (frame.h + 2 * GAP * pixel) - (HANDLE / 2) * pixel}
                width={HANDLE * pixel}
                height={HANDLE * pixel}
                stroke-width={2 * pixel}
                onPointerDown={(event) => onHandle(handle, event)}
              />
            ))}
        </>
      )}
    </g>
  );
}
