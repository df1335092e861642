/** How one element looks. */
import { memo } from "preact/compat";

import { Maths } from "../maths/Maths";
import { LINE_WIDTH, type Box, type Shape, TEXT_SIZE, pointsOf } from "./geometry";
import { outline } from "./ink";

type ShapeViewProps = {
  readonly shape: Shape;
  /** Where it is shown, if that is not where it stands. */
  readonly box?: Box | undefined;
};

/** An element's shape. It renders again only when its shape or its place is another one. */
export const ShapeView = memo(function ShapeView({ shape, box }: ShapeViewProps) {
  const at = box === undefined || box === shape ? shape : { ...shape, x: box.x, y: box.y, w: box.w, h: box.h };
  const pen = { color: `var(--pen-${shape.colour})` };
  switch (at.kind) {
    case "stroke":
      return <path class={`board-shape board-shape--${at.pen}`} style={pen} d={outline(at)} />;
    case "line":
    case "arrow":
      return <StraightView shape={at} />;
    case "rectangle":
      return <rect class={figure(at.filled)} style={pen} x={at.x} y={at.y} width={at.w} height={at.h} rx={12} stroke-width={LINE_WIDTH[at.size]} />;
    case "ellipse":
      return <ellipse class={figure(at.filled)} style={pen} cx={at.x + at.w / 2} cy={at.y + at.h / 2} rx={at.w / 2} ry={at.h / 2} stroke-width={LINE_WIDTH[at.size]} />;
    default:
      return <WordsView shape={at} />;
  }
});

function figure(filled: boolean): string {
  return filled ? "board-shape board-shape--figure board-shape--filled" : "board-shape board-shape--figure";
}

function StraightView({ shape }: { readonly shape: Extract<Shape, { kind: "line" | "arrow" }> }) {
  const [from = [0, 0], to = [0, 0]] = pointsOf(shape);
  const [ax, ay] = from;
  const [bx, by] = to;
  const width = LINE_WIDTH[shape.size];
  const pen = { color: `var(--pen-${shape.colour})` };
  const angle = Math.atan2(by - ay, bx - ax);
  const barb = (turn: number) => `${bx - Math.cos(angle + turn) * width * 5} ${by - Math.sin(angle + turn) * width * 5}`;
  const head = shape.kind === "arrow" ? ` M${barb(0.5)} L${bx} ${by} L${barb(-0.5)}` : "";
  return <path class="board-shape board-shape--line" style={pen} stroke-width={width} d={`M${ax} ${ay} L${bx} ${by}${head}`} />;
}

function WordsView({ shape }: { readonly shape: Extract<Shape, { text: string }> }) {
  const look = { color: `var(--pen-${shape.colour})`, fontSize: `${TEXT_SIZE[shape.size]}px` };
  return (
    <foreignObject x={shape.x} y={shape.y} width={Math.max(1, shape.w)} height={Math.max(1, shape.h)} class="board-shape">
      <div class={`board-words board-words--${shape.kind}`} style={look}>
        {shape.kind === "maths" ? <Maths tex={shape.text} /> : shape.text}
      </div>
    </foreignObject>
  );
}
