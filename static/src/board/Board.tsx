import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";

import type { RoomStore } from "../room/store";
import { announce } from "../ui";
import "./bars.css";
import "./board.css";
import "./canvas.css";
import "./editor.css";
import "./selection.css";
import "./toolbar.css";
import { Canvas } from "./Canvas";
import { Desk } from "./desk";
import { nodeId } from "./ElementView";
import { Pointers } from "./gestures/pointers";
import { listen } from "./hearing";
import { boxOf } from "./moving";
import { Nudging } from "./nudging";
import { centre } from "./page";
import { PageBar } from "./PageBar";
import { type Hands, pressAnywhere } from "./pressing";
import { ReadList } from "./ReadList";
import { region } from "./reading";
import { Says } from "./Says";
import { Toolbar } from "./Toolbar";
import { revealing } from "./view";

/** The whiteboard of a room. */
export function Board({ store }: { readonly store: RoomStore }): JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  const desk = useMemo(() => new Desk(store), [store]);
  const hands = useMemo(() => handsOf(desk, root), [desk]);
  useEffect(() => {
    const stop = listen(desk, announce);
    return () => {
      hands.pointers.cancel();
      hands.nudging.finish();
      stop();
    };
  }, [desk, hands]);
  useEffect(() => followKeys(root, hands), [hands]);
  const isOffline = store.connection.value !== "live";
  return (
    <div ref={root} class={`board ${isOffline ? "board--offline" : ""}`}>
      <PageBar desk={desk} />
      {!desk.isReading.value && <Toolbar desk={desk} finish={() => hands.nudging.finish()} />}
      <p id="board-usage" class="unseen">
        Tab or arrow keys go through what is on the page. Enter selects, and opens words. Arrow keys then move it. Choose a tool and press Enter here to put something on the page.
      </p>
      {desk.isReading.value ? <ReadList desk={desk} focus={hands.focus} /> : <Canvas desk={desk} hands={hands} />}
      <Says desk={desk} />
    </div>
  );
}

function handsOf(desk: Desk, root: { readonly current: HTMLDivElement | null }): Hands {
  const surface = () => root.current?.querySelector<SVGSVGElement>("#board-surface") ?? null;
  const focus = () => {
    const active = desk.standing.peek().find(({ id }) => id === desk.active.peek());
    if (active) desk.look(revealing(desk.view.peek(), boxOf(active.shape), desk.area.peek()));
    // What was just put on the board is drawn in the next frame.
    requestAnimationFrame(() => {
      const node = active && document.getElementById(nodeId(active.id));
      (node ?? surface())?.focus({ preventScroll: true });
    });
  };
  const nudging = new Nudging(desk, () => {
    const [first] = desk.selected.peek();
    if (first) announce(`Now ${region(centre(first.shape))}.`);
  });
  return { desk, nudging, focus, pointers: new Pointers(desk, () => surface()?.getBoundingClientRect() ?? new DOMRect()) };
}

/** Whether a key is meant for something else: a field, a list that is open, a window over the page. */
function isElsewhere(target: EventTarget | null, root: HTMLElement | null): boolean {
  if (document.querySelector("dialog[open]") !== null || !(target instanceof Element)) return true;
  if (target.closest("input, textarea, select, math-field, [contenteditable], [role=menu]") !== null) return true;
  return target !== document.body && !root?.parentElement?.contains(target);
}

function followKeys(root: { readonly current: HTMLDivElement | null }, hands: Hands): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isElsewhere(event.target, root.current) || hands.desk.isReading.peek()) return;
    if (pressAnywhere(event, hands)) event.preventDefault();
  };
  document.addEventListener("keydown", press);
  return () => document.removeEventListener("keydown", press);
}
