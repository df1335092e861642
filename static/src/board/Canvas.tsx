import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

import { counted } from "../dates";
import { CursorTags } from "./CursorTags";
import type { Desk } from "./desk";
import { Editor } from "./Editor";
import { ElementMenu } from "./ElementMenu";
import { Elements, GhostLayer } from "./Elements";
import { editWords } from "./edits";
import { elementAt, handleAt } from "./gestures/select";
import type { Pointers } from "./gestures/pointers";
import { HEIGHT, type Point, WIDTH } from "./page";
import { DraftLayer, PreviewLayer } from "./Previews";
import type { Hands } from "./pressing";
import { OwnerTag, SelectionLayer } from "./Selection";
import { useSurface } from "./useSurface";

/** The page and what is on it: to draw on, and to go through by keyboard. */
export function Canvas({ desk, hands }: { readonly desk: Desk; readonly hands: Hands }): JSX.Element {
  const area = useRef<HTMLDivElement>(null);
  const { pointers } = hands;
  useArea(desk, area);
  useEffect(() => desk.may.subscribe(({ draw }) => !draw && pointers.cancel()), [desk, pointers]);
  useEffect(markPainted, []);
  // A stroke that is half drawn when everybody is brought elsewhere stays on its own page.
  useEffect(() => desk.page.subscribe(() => pointers.finish()), [desk, pointers]);
  return (
    <div ref={area} class="canvas">
      <Surface desk={desk} hands={hands} />
      <Emptiness desk={desk} />
      <OwnerTag desk={desk} />
      <CursorTags desk={desk} />
      <Editor desk={desk} focus={hands.focus} />
      <ElementMenu desk={desk} hands={hands} />
    </div>
  );
}

/** Leaves a mark when the first frame with the board has been presented: how long joining took. */
function markPainted(): void {
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("board-painted")));
}

/** Keeps the desk told of how large the area is. */
function useArea(desk: Desk, area: { readonly current: HTMLDivElement | null }): void {
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      const known = desk.area.peek();
      if (width !== known.width || height !== known.height) desk.area.value = { width, height };
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [desk]);
}

function Surface({ desk, hands }: { readonly desk: Desk; readonly hands: Hands }): JSX.Element {
  const surface = useRef<SVGSVGElement>(null);
  const [cursor, setCursor] = useState("default");
  const events = useSurface(desk, hands, surface, (point) => setCursor(cursorAt(desk, hands.pointers, point)));
  const { pages } = desk.store.state.value.board;
  const count = desk.standing.value.length;
  const page = pages.indexOf(desk.page.value) + 1;
  return (
    <svg
      ref={surface}
      id="board-surface"
      class={`canvas__surface canvas__surface--${cursor}`}
      role="listbox"
      aria-multiselectable="true"
      aria-label={`Page ${page} of ${pages.length}, ${count === 0 ? "nothing on it yet" : `${counted(count, "thing")} on it`}`}
      aria-describedby="board-usage"
      tabindex={0}
      {...events}
      onDblClick={(event) => {
        const element = elementAt(desk, hands.pointers.at(event));
        if (element && desk.tool.peek() === "select") editWords(desk, element);
      }}
    >
      <Page desk={desk} />
      <SelectionLayer desk={desk} />
    </svg>
  );
}

function Page({ desk }: { readonly desk: Desk }): JSX.Element {
  const { x, y, scale } = desk.view.value;
  return (
    <g class="canvas__world" style={{ transform: `scale(${scale}) translate(${-x}px, ${-y}px)` }}>
      <rect class="canvas__page" width={WIDTH} height={HEIGHT} />
      <Elements key={desk.page.value} desk={desk} />
      <GhostLayer desk={desk} />
      <PreviewLayer desk={desk} />
      <DraftLayer desk={desk} />
    </g>
  );
}

/** What the pointer looks like at a place: what it would do there. */
function cursorAt(desk: Desk, pointers: Pointers, point: Point): string {
  const tool = desk.working;
  if (pointers.isSpaceHeld || tool === "hand") return "hand";
  if (tool !== "select") return tool === "text" ? "text" : "draw";
  const handle = handleAt(desk, point);
  if (handle) return `${handle}-resize`;
  const hit = elementAt(desk, point);
  return hit && desk.mayChange(hit) ? "move" : "default";
}

/** What an empty page says. */
function Emptiness({ desk }: { readonly desk: Desk }): JSX.Element | null {
  const isEmpty = desk.standing.value.length === 0 && desk.draft.value === null && desk.editing.value === null;
  if (!isEmpty || desk.previews.value.inks.size > 0 || desk.previews.value.sketches.size > 0) return null;
  return <p class="canvas__empty">{desk.may.value.draw ? "Nothing here yet. Draw or write something." : "Nothing here yet."}</p>;
}
