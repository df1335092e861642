/** The drawing surface: pointers, wheel and keys become gestures of the model. */
import type { JSX, TargetedMouseEvent, TargetedPointerEvent } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

import type { Point } from "./geometry";
import { draw, erase, type Gesture, type Handle, NOTHING, pick, sketch, stretch, topmost } from "./gestures";
import { onBoardKey } from "./keyboard";
import type { BoardModel } from "./model";
import { pace } from "./pace";
import { Cursors, Stage } from "./Stage";
import { Selection } from "./Selection";
import { panned, toPage, zoomed } from "./view";

/** How near a press must be to a line, in pixels: fingers are wider than a mouse's tip. */
const REACH = { mouse: 6, pen: 8, touch: 16 } as const;
const CURSOR_MS = 50;

type Held = { readonly gesture: Gesture; readonly pointer: number };

export function Canvas({ model }: { readonly model: BoardModel }): JSX.Element {
  const svg = useRef<SVGSVGElement>(null);
  const hands = useRef(new Hands(model));
  useSize(svg, model);
  useWheel(svg, model);
  useEffect(() => () => hands.current.end(), []);
  const { x, y, scale } = model.view.value;
  const { width, height } = model.extent.value;
  const seats = hands.current;
  return (
    // The board is worked by keyboard as a whole: arrows go from element to element (keyboard.ts).
    <svg
      ref={svg}
      class={`board-canvas board-canvas--${model.tool.value}`}
      role="application"
      aria-roledescription="whiteboard"
      aria-label="Whiteboard. Arrow keys go from one thing to the next; Enter opens it; question mark lists all keys."
      tabIndex={0}
      viewBox={`${x} ${y} ${width / scale} ${height / scale}`}
      onKeyDown={(event) => onBoardKey(model, event)}
      onPointerDown={(event) => seats.press(event)}
      onPointerMove={(event) => seats.move(event)}
      onPointerUp={(event) => seats.lift(event)}
      onPointerCancel={(event) => seats.cancel(event)}
      onPointerLeave={() => seats.leave()}
      onDblClick={(event) => seats.open(event)}
    >
      <Stage model={model} />
      <Selection model={model} onHandle={(handle, event) => seats.pressHandle(handle, event)} />
      <Cursors model={model} />
    </svg>
  );
}

/** The pointers that are down: one draws, two move the page. */
class Hands {
  private held: Held | null = null;
  private readonly touches = new Map<number, Point>();
  /** Once a pen was seen, fingers move the page: a palm draws nothing. */
  private penSeen = false;
  private readonly tellCursor = pace(CURSOR_MS, () => this.sendCursor());
  private at: Point | null = null;

  constructor(private readonly model: BoardModel) {}

  press(event: TargetedPointerEvent<SVGSVGElement>): void {
    if (this.model.editing.peek() !== null) return;
    const surface = event.currentTarget;
    surface.focus({ preventScroll: true });
    surface.setPointerCapture(event.pointerId);
    if (event.pointerType === "pen") this.penSeen = true;
    if (event.pointerType === "touch") this.touches.set(event.pointerId, screen(event));
    if (this.touches.size > 1) {
      this.drop();
      return;
    }
    if (this.held !== null) return;
    this.held = { pointer: event.pointerId, gesture: this.begin(event) };
  }

  private begin(event: TargetedPointerEvent<SVGSVGElement>): Gesture {
    const { model } = this;
    const at = this.place(event);
    const reach = REACH[kindOf(event)] / model.view.peek().scale;
    const tool = model.tool.peek();
    const fingers = event.pointerType === "touch" && this.penSeen;
    if (tool === "pan" || event.button === 1 || fingers) return this.pan(screen(event));
    if (tool === "select") return pick(model, at, reach, event.shiftKey);
    if (!model.may.peek().draw) return NOTHING;
    switch (tool) {
      case "pen":
      case "highlighter":
        return draw(model, tool, at, pressureOf(event));
      case "eraser":
        return erase(model, at, reach * 1.5);
      case "text":
      case "note":
      case "maths":
        event.preventDefault();
        model.write(tool, at.x, at.y);
        return NOTHING;
      default:
        return sketch(model, tool, at);
    }
  }

  private pan(from: Point): Gesture {
    let last = from;
    return {
      move: () => {
        const now = this.at ?? last;
        const { model } = this;
        model.look(panned(model.view.peek(), model.extent.peek(), now.x - last.x, now.y - last.y));
        last = now;
      },
      lift: () => undefined,
      cancel: () => undefined,
    };
  }

  pressHandle(handle: Handle, event: TargetedPointerEvent<SVGElement>): void {
    event.stopPropagation();
    const surface = event.currentTarget.ownerSVGElement;
    surface?.setPointerCapture(event.pointerId);
    const at = toPage(this.model.view.peek(), screenIn(surface, event));
    this.held = { pointer: event.pointerId, gesture: stretch(this.model, handle, at) };
  }

  move(event: TargetedPointerEvent<SVGSVGElement>): void {
    this.at = screen(event);
    if (this.touches.has(event.pointerId)) this.pinch(event.pointerId, this.at);
    this.tellCursor.soon();
    if (this.held?.pointer !== event.pointerId) return;
    // Between two frames a pen reports several places: all of them belong to the line.
    const between = event.getCoalescedEvents();
    for (const each of between.length > 0 ? between : [event]) {
      this.held.gesture.move(toPage(this.model.view.peek(), screenIn(event.currentTarget, each)), pressureOf(each), event.shiftKey);
    }
  }

  private pinch(id: number, now: Point): void {
    const { model } = this;
    const other = [...this.touches].find(([each]) => each !== id)?.[1];
    const before = this.touches.get(id);
    this.touches.set(id, now);
    if (other === undefined || before === undefined) return;
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    const spread = Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
    const zoom = zoomed(model.view.peek(), model.extent.peek(), spread, middle);
    model.look(panned(zoom, model.extent.peek(), (now.x - before.x) / 2, (now.y - before.y) / 2));
  }

  lift(event: TargetedPointerEvent<SVGSVGElement>): void {
    this.touches.delete(event.pointerId);
    if (this.held?.pointer !== event.pointerId) return;
    const { gesture } = this.held;
    this.held = null;
    gesture.lift();
  }

  cancel(event: TargetedPointerEvent<SVGSVGElement>): void {
    this.touches.delete(event.pointerId);
    if (this.held?.pointer === event.pointerId) this.drop();
  }

  /** Ends what is half done, as if it had not begun. */
  drop(): void {
    this.held?.gesture.cancel();
    this.held = null;
  }

  leave(): void {
    this.at = null;
    this.tellCursor.stop();
    this.model.store.signal({ kind: "cursor.gone" });
  }

  open(event: TargetedMouseEvent<SVGSVGElement>): void {
    const hit = topmost(this.model, toPage(this.model.view.peek(), screenIn(event.currentTarget, event)), 0);
    if (hit) this.model.edit(hit);
  }

  end(): void {
    this.tellCursor.stop();
    this.drop();
  }

  private sendCursor(): void {
    if (this.at === null) return;
    const { x, y } = toPage(this.model.view.peek(), this.at);
    if (x < 0 || y < 0 || x > 6400 || y > 3600) return;
    this.model.store.signal({ kind: "cursor", page: this.model.page.peek(), x: Math.round(x), y: Math.round(y) });
  }

  private place(event: TargetedPointerEvent<SVGSVGElement>): Point {
    return toPage(this.model.view.peek(), screen(event));
  }
}

function kindOf(event: PointerEvent): keyof typeof REACH {
  return event.pointerType === "touch" || event.pointerType === "pen" ? event.pointerType : "mouse";
}

/** A mouse presses evenly; a finger too. */
function pressureOf(event: PointerEvent): number {
  return event.pointerType === "pen" ? event.pressure : 0.5;
}

function screen(event: TargetedPointerEvent<SVGSVGElement>): Point {
  return screenIn(event.currentTarget, event);
}

function screenIn(surface: Element | null, { clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Point {
  const { left = 0, top = 0 } = surface?.getBoundingClientRect() ?? {};
  return { x: clientX - left, y: clientY - top };
}

function useSize(svg: { readonly current: SVGSVGElement | null }, model: BoardModel): void {
  useLayoutEffect(() => {
    const host = svg.current?.parentElement;
    if (!host) return undefined;
    const measure = () => {
      const { width, height } = host.getBoundingClientRect();
      if (width > 0 && height > 0) model.extent.value = { width, height };
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(host);
    return () => watch.disconnect();
  }, []);
}

/** The wheel moves the page; with Ctrl (which is also a pinch on a touch pad) it zooms. */
function useWheel(svg: { readonly current: SVGSVGElement | null }, model: BoardModel): void {
  useEffect(() => {
    const surface = svg.current;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const { width, height } = model.extent.peek();
      const extent = { width, height };
      if (event.ctrlKey || event.metaKey) model.look(zoomed(model.view.peek(), extent, Math.exp(-event.deltaY / 300), screenIn(surface, event)));
      else model.look(panned(model.view.peek(), extent, -event.deltaX, -event.deltaY));
    };
    surface?.addEventListener("wheel", turn, { passive: false });
    return () => surface?.removeEventListener("wheel", turn);
  }, []);
}
