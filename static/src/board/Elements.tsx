import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";

import type { Element } from "../wire";
import type { Desk } from "./desk";
import { type ElementState, ElementView, ShapeView } from "./ElementView";
import { boxOf } from "./moving";
import { firstToRead, nameOf } from "./reading";

type Kept = { readonly key: string; readonly node: JSX.Element };
type KeptLayer = { readonly nodes: readonly JSX.Element[]; readonly layer: JSX.Element };

/** So many steps of the stacking order are one layer: 100 facts with an element each. */
const LAYER = 10_000;

/** About so many elements are drawn in one frame while a page is filled. */
const AT_ONCE = 500;

/**
 * All elements of the page.
 *
 * A full page is filled from the top of the stack, which is what was drawn last, in several frames:
 * so it shows at once, and answers meanwhile. What has not changed is given to Preact as the very node it was before, which it passes over:
 * the elements, and whole layers of them. With thousands of strokes, one more costs one.
 */
export function Elements({ desk }: { readonly desk: Desk }): JSX.Element {
  const layers = useRef(new Map<number, KeptLayer>());
  const nodes = useNodes(desk);
  const all = inLayers(desk.shown.value);
  // Who goes through the elements by keyboard may come to any of them.
  const lowest = useLowest(all, desk.active.value !== null);
  const now = new Map<number, KeptLayer>();
  for (const [layer, inside] of all) {
    if (layer >= lowest) now.set(layer, layerOf(layer, inside.map(nodes), layers.current.get(layer)));
  }
  layers.current = now;
  return <g class="elements">{[...now.values()].map(({ layer }) => layer)}</g>;
}

/** The lowest layer to draw now; lower with each frame, until all are drawn. */
function useLowest(all: ReadonlyMap<number, readonly Element[]>, needsAll: boolean): number {
  const [lowest, setLowest] = useState(() => below(all, Infinity));
  const isFilled = needsAll || lowest === -Infinity;
  useEffect(() => {
    if (isFilled) {
      markFilled();
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Behind the frame that is under way, so that it is shown first.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setLowest(below(all, lowest)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [isFilled, lowest]);
  return isFilled ? -Infinity : lowest;
}

/** The layer down to which `AT_ONCE` elements lie below another one; -Infinity if there are not so many. */
function below(all: ReadonlyMap<number, readonly Element[]>, layer: number): number {
  let count = 0;
  for (const [key, inside] of [...all].reverse()) {
    if (key >= layer) continue;
    count += inside.length;
    if (count >= AT_ONCE) return key;
  }
  return -Infinity;
}

/** Leaves a mark when the last frame of a full board has been presented: how long all of it took. */
function markFilled(): void {
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("board-filled")));
}

function inLayers(elements: readonly Element[]): ReadonlyMap<number, readonly Element[]> {
  const layers = new Map<number, Element[]>();
  for (const element of elements) {
    const key = Math.floor(element.z / LAYER);
    const layer = layers.get(key);
    if (layer) layer.push(element);
    else layers.set(key, [element]);
  }
  return layers;
}

function layerOf(key: number, nodes: readonly JSX.Element[], before: KeptLayer | undefined): KeptLayer {
  const isSame = before?.nodes.length === nodes.length && before.nodes.every((node, index) => node === nodes[index]);
  return isSame ? before : { nodes, layer: <Layer key={key} nodes={nodes} /> };
}

// A component, for only those are passed over when their node is the same.
function Layer({ nodes }: { readonly nodes: readonly JSX.Element[] }): JSX.Element {
  return <g>{nodes}</g>;
}

/** Draws elements; one that looks as before is the same node again. */
function useNodes(desk: Desk): (element: Element) => JSX.Element {
  const { you, state } = desk.store;
  const { people } = state.value;
  const kept = useMemo(() => new WeakMap<Element, Kept>(), [people]);
  const { pending } = desk.drawn.value;
  const [selection, erasing, edited] = [desk.selection.value, desk.erasing.value, desk.editing.value];
  const stop = desk.active.value ?? firstToRead(desk.standing.value)?.id;
  return (element) => {
    const { id } = element;
    const is: ElementState = {
      pending: pending.has(id),
      selected: selection.has(id),
      erased: erasing.has(id),
      hidden: edited !== null && !edited.isNew && edited.element === id,
    };
    const key = `${is.pending} ${is.selected} ${is.erased} ${is.hidden} ${id === stop}`;
    const before = kept.get(element);
    if (before?.key === key) return before.node;
    const node = <ElementView key={id} element={element} name={nameOf(element, { people }, you)} isStop={id === stop} {...is} />;
    kept.set(element, { key, node });
    return node;
  };
}

/** One's own words that are being checked; nobody else sees them. */
export function GhostLayer({ desk }: { readonly desk: Desk }): JSX.Element {
  const page = desk.page.value;
  return (
    <g class="ghosts" aria-hidden="true">
      {desk.ghosts.value.placed
        .filter((ghost) => ghost.page === page)
        .map(({ place, shape }) => {
          const { x, y, w, h } = boxOf(shape);
          return (
            <g key={place} class="ghost" transform={`translate(${x} ${y})`}>
              <ShapeView shape={shape} />
              <rect class="ghost__edge" width={w} height={h} />
            </g>
          );
        })}
    </g>
  );
}
