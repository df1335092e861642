import type { JSX } from "preact";
import { useMemo } from "preact/hooks";

import type { Desk } from "./desk";
import { ShapeView } from "./ElementView";
import { freehandPath, OUTLINE_SCALE } from "./paths";
import type { InkPreview } from "./previews";
import { isWriting } from "./shapes";

/** What others are drawing right now. */
export function PreviewLayer({ desk }: { readonly desk: Desk }): JSX.Element {
  const { inks, sketches } = desk.previews.value;
  const page = desk.page.value;
  return (
    <g class="previews" aria-hidden="true">
      {[...inks].map(([id, ink]) => ink.page === page && <Ink key={id} ink={ink} />)}
      {[...sketches].map(([id, { element }]) => {
        const { shape } = element;
        if (element.page !== page || isWriting(shape)) return null;
        return (
          <g key={id} transform={`translate(${shape.x} ${shape.y})`}>
            <ShapeView shape={shape} />
          </g>
        );
      })}
    </g>
  );
}

function Ink({ ink: { points, pen, size, colour } }: { readonly ink: Pick<InkPreview, "points" | "pen" | "size" | "colour"> }): JSX.Element {
  const path = useMemo(() => freehandPath(points, pen, size), [points, pen, size]);
  return <path class={`shape shape--${pen} pen-${colour}`} transform={OUTLINE_SCALE} d={path} />;
}

/** What this person is drawing right now. */
export function DraftLayer({ desk }: { readonly desk: Desk }): JSX.Element | null {
  const draft = desk.draft.value;
  if (draft === null) return null;
  switch (draft.is) {
    case "ink":
      return (
        <g aria-hidden="true">
          <Ink ink={{ ...draft.style, pen: draft.pen, points: draft.points }} />
        </g>
      );
    case "shape":
      return (
        <g aria-hidden="true" transform={`translate(${draft.shape.x} ${draft.shape.y})`}>
          <ShapeView shape={draft.shape} />
        </g>
      );
    case "marquee":
      return <rect class="marquee" aria-hidden="true" x={draft.box.x} y={draft.box.y} width={draft.box.w} height={draft.box.h} />;
  }
}
