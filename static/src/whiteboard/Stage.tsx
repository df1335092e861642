/** The page itself: what stands on it, what is on its way, what others point at. */
import { memo } from "preact/compat";

import { settings } from "../settings";
import type { Element } from "../wire";
import { describe } from "./describe";
import { type Box, PAGE } from "./geometry";
import { outlineOf } from "./ink";
import type { BoardModel } from "./model";
import type { InkPreview, Preview } from "./previews";
import { ShapeView } from "./ShapeView";

/** Everything on the page that is shown, from back to front. */
export function Stage({ model }: { readonly model: BoardModel }) {
  const page = model.page.value;
  const previews = [...model.previews.drawn.value.entries()].filter(([id, each]) => pageOf(each) === page && !model.shown.value.has(id));
  return (
    <>
      <rect class="board-page" x={0} y={0} width={PAGE.width} height={PAGE.height} />
      <Elements model={model} />
      <g aria-hidden="true">
        {previews.map(([id, preview]) => (
          <PreviewView key={id} preview={preview} />
        ))}
        <OwnDrawing model={model} />
        {model.sketch.value && <ShapeView shape={model.sketch.value.shape} />}
      </g>
    </>
  );
}

function Elements({ model }: { readonly model: BoardModel }) {
  const editing = model.editing.value;
  return (
    <>
      {model.stack.value.map(({ element, waiting }) => (
        <ElementView
          key={element.id}
          element={element}
          box={model.boxOf(element)}
          waiting={waiting}
          hidden={editing?.id === element.id}
          name={describe(element, model.store.state.value, model.store.you.person)}
        />
      ))}
    </>
  );
}

type ElementViewProps = { readonly element: Element; readonly box: Box; readonly waiting: boolean; readonly hidden: boolean; readonly name: string };

/** One element. Thousands stand on a board: it renders again only when something of its own changed. */
const ElementView = memo(function ElementView({ element, box, waiting, hidden, name }: ElementViewProps) {
  const waits = waiting && "text" in element.shape;
  return (
    <g role="img" aria-label={waits ? `${name} (on its way)` : name} data-element={element.id} class={waits ? "board-waiting" : undefined} visibility={hidden ? "hidden" : undefined}>
      <ShapeView shape={element.shape} box={box} />
    </g>
  );
}, same);

function same(a: ElementViewProps, b: ElementViewProps): boolean {
  const inPlace = a.box.x === b.box.x && a.box.y === b.box.y && a.box.w === b.box.w && a.box.h === b.box.h;
  return a.element === b.element && inPlace && a.waiting === b.waiting && a.hidden === b.hidden && a.name === b.name;
}

function pageOf(preview: Preview): string {
  return preview.kind === "ink" ? preview.page : preview.element.page;
}

function PreviewView({ preview }: { readonly preview: Preview }) {
  if (preview.kind === "sketch") return <ShapeView shape={preview.element.shape} />;
  return <InkView points={preview.points} pen={preview.pen} colour={preview.colour} size={preview.size} />;
}

function OwnDrawing({ model }: { readonly model: BoardModel }) {
  const drawing = model.drawing.value;
  // The drawing grows in place; the count says that it has.
  return drawing === null ? null : <InkView key={model.drawn.value} points={drawing.points} pen={drawing.pen} colour={drawing.colour} size={drawing.size} />;
}

type InkViewProps = Pick<InkPreview, "points" | "pen" | "colour" | "size">;

function InkView({ points, pen, colour, size }: InkViewProps) {
  const path = outlineOf(points.map(([x, y, pressure]) => [x, y, pressure / 100] as const), pen, size);
  return <path class={`board-shape board-shape--${pen}`} style={{ color: `var(--pen-${colour})` }} d={path} />;
}

/** The named pointers of others; not in calm mode. */
export function Cursors({ model }: { readonly model: BoardModel }) {
  if (settings.value.calm) return null;
  const { scale } = model.view.value;
  const people = model.store.state.value.people;
  return (
    <g aria-hidden="true" class="board-cursors">
      {[...model.previews.cursors.value].map(([person, { page, x, y }]) => {
        const known = people[person];
        if (page !== model.page.value || known === undefined) return null;
        return (
          <g key={person} transform={`translate(${x} ${y}) scale(${1 / scale})`} style={{ color: `var(--pen-${known.colour})` }}>
            <path class="board-cursor" d="M0 0 0 17 4.6 12.8 11.6 12.4z" />
            <foreignObject x={10} y={14} width={160} height={26}>
              <span class="board-cursor__name">{known.name}</span>
            </foreignObject>
          </g>
        );
      })}
    </g>
  );
}
