import type { JSX } from "preact";

import { Maths } from "../maths/Maths";
import type { Element, Figure, Line, Stroke, Writing } from "../wire";
import { fontSize, lineWidth, padding } from "./looks";
import { linePath, OUTLINE_SCALE, strokePath } from "./paths";
import { isWriting, type Shape } from "./shapes";
import { stampName } from "./tools";

/** How round the corners of rectangles and notes are, in board units. */
const ROUND = 24;
/** How much of a stamp's box its sign fills. */
const STAMP_SHARE = 0.78;

export type ElementState = {
  /** It is on its way to the server. */
  readonly pending: boolean;
  readonly selected: boolean;
  /** The eraser is over it. */
  readonly erased: boolean;
  /** Its words are being edited elsewhere. */
  readonly hidden: boolean;
};

/** The id of an element's node in the page. */
export function nodeId(id: string): string {
  return `board-element-${id}`;
}

export type ElementProps = ElementState & {
  readonly element: Element;
  readonly name: string;
  /** It is where Tab comes in. */
  readonly isStop: boolean;
};

/** One element, as an option of the board's list. */
export function ElementView({ element, name, isStop, pending, selected, erased, hidden }: ElementProps): JSX.Element {
  const { id, shape } = element;
  const classes = ["element", pending && "element--pending", erased && "element--erased", hidden && "element--hidden", isWriting(shape) && "element--writing"];
  const place = { class: classes.filter(Boolean).join(" "), transform: `translate(${shape.x} ${shape.y})` };
  const option = {
    id: nodeId(id),
    "data-id": id,
    role: "option",
    "aria-selected": selected,
    "aria-label": pending ? `${name} (on its way)` : name,
    tabindex: isStop ? 0 : -1,
  } as const;
  if (!isWriting(shape)) {
    // One node and its shape: a full board has thousands.
    return (
      <g {...place} {...option}>
        <ShapeView shape={shape} />
      </g>
    );
  }
  // A formula drawn is not its words: beside its name it would be read, or matched, as gibberish.
  return (
    <g {...place}>
      <g {...option}>
        <rect class="element__box" width={shape.w} height={shape.h} />
      </g>
      <g aria-hidden="true">
        <ShapeView shape={shape} />
      </g>
    </g>
  );
}

/** A shape at the origin of where it is drawn. */
export function ShapeView({ shape }: { readonly shape: Shape }): JSX.Element {
  switch (shape.kind) {
    case "stroke":
      return <StrokeView shape={shape} />;
    case "line":
    case "arrow":
      return <LineView shape={shape} />;
    case "rectangle":
    case "ellipse":
      return <FigureView shape={shape} />;
    default:
      return <WritingView shape={shape} />;
  }
}

function StrokeView({ shape }: { readonly shape: Stroke }): JSX.Element {
  return <path class={`shape shape--${shape.pen} pen-${shape.colour}`} transform={OUTLINE_SCALE} d={strokePath(shape)} />;
}

function LineView({ shape }: { readonly shape: Line }): JSX.Element {
  return <path class={`shape shape--line pen-${shape.colour}`} d={linePath(shape)} stroke-width={lineWidth(shape.size)} />;
}

function FigureView({ shape }: { readonly shape: Figure }): JSX.Element {
  const { kind, w, h, colour, size, filled } = shape;
  const props = { class: `shape shape--figure ${filled ? "shape--filled" : ""} pen-${colour}`, "stroke-width": lineWidth(size) };
  if (kind === "ellipse") return <ellipse {...props} cx={w / 2} cy={h / 2} rx={w / 2} ry={h / 2} />;
  return <rect {...props} width={w} height={h} rx={Math.min(ROUND, w / 2, h / 2)} />;
}

function WritingView({ shape }: { readonly shape: Writing }): JSX.Element {
  const { kind, w, h, colour, size, text } = shape;
  const isStamp = kind === "text" && stampName(text) !== null;
  const height = isStamp ? h * STAMP_SHARE : fontSize(kind, size);
  const style = { fontSize: `${height}px`, padding: `${isStamp ? 0 : padding(kind)}px` };
  return (
    <>
      {kind === "note" && <rect class={`shape shape--note pen-${colour}`} width={w} height={h} rx={ROUND} />}
      <foreignObject class="shape__words" width={w} height={h}>
        <div class={`words words--${isStamp ? "stamp" : kind} pen-${colour}`} style={style}>
          {kind === "maths" ? <Maths tex={text} /> : text}
        </div>
      </foreignObject>
    </>
  );
}
