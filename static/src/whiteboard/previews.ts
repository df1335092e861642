/** What others are just drawing, dragging and pointing at: from signals, gone when it is a fact. */
import { signal, type ReadonlySignal } from "@preact/signals";

import type { Colour, Moved, NewElement, RoomState, Signal, Size } from "../wire";
import type { Pen, Triple } from "./ink";

const SILENCE_MS = 5000;
const CURSOR_MS = 10_000;

export type InkPreview = { readonly kind: "ink"; readonly from: string; readonly page: string; readonly pen: Pen; readonly colour: Colour; readonly size: Size; readonly points: readonly Triple[]; readonly at: number };
export type Preview = InkPreview | { readonly kind: "sketch"; readonly from: string; readonly element: NewElement; readonly at: number };
export type PointerAt = { readonly page: string; readonly x: number; readonly y: number; readonly at: number };

export class Previews {
  private readonly drawings = signal<ReadonlyMap<string, Preview>>(new Map());
  private readonly places = signal<ReadonlyMap<string, Moved & { readonly at: number }>>(new Map());
  private readonly pointers = signal<ReadonlyMap<string, PointerAt>>(new Map());

  constructor(private readonly now: () => number) {}

  get drawn(): ReadonlySignal<ReadonlyMap<string, Preview>> {
    return this.drawings;
  }

  get dragged(): ReadonlySignal<ReadonlyMap<string, Moved>> {
    return this.places;
  }

  get cursors(): ReadonlySignal<ReadonlyMap<string, PointerAt>> {
    return this.pointers;
  }

  hear(from: string, heard: Signal): void {
    const at = this.now();
    switch (heard.kind) {
      case "cursor":
        this.pointers.value = new Map(this.pointers.peek()).set(from, { page: heard.page, x: heard.x, y: heard.y, at });
        return;
      case "cursor.gone":
        this.pointers.value = keep(this.pointers.peek(), (_, id) => id !== from);
        return;
      case "ink":
        this.hearInk(from, heard, at);
        return;
      case "sketch":
        this.draw(heard.element.id, { kind: "sketch", from, element: heard.element, at });
        return;
      case "drag": {
        const places = new Map(this.places.peek());
        for (const each of heard.elements) places.set(each.id, { ...each, at });
        this.places.value = places;
        return;
      }
      case "dropped":
        this.drawings.value = keep(this.drawings.peek(), (_, id) => !heard.elements.includes(id));
        this.places.value = keep(this.places.peek(), (_, id) => !heard.elements.includes(id));
        return;
      case "typing":
        return;
    }
  }

  private hearInk(from: string, heard: Extract<Signal, { kind: "ink" }>, at: number): void {
    const before = this.drawings.peek().get(heard.element);
    const known = before?.kind === "ink" && before.from === from ? before.points : [];
    const points: Triple[] = known.slice(0, heard.start / 3);
    for (let index = 0; index + 2 < heard.points.length; index += 3) {
      points.push([heard.points[index] ?? 0, heard.points[index + 1] ?? 0, heard.points[index + 2] ?? 50]);
    }
    const { page, pen, colour, size } = heard;
    this.draw(heard.element, { kind: "ink", from, page, pen, colour, size, points, at });
  }

  private draw(id: string, preview: Preview): void {
    this.drawings.value = new Map(this.drawings.peek()).set(id, preview);
  }

  settle(before: RoomState | null, after: RoomState): void {
    const elements = after.board.elements;
    this.drawings.value = keep(this.drawings.peek(), (_, id) => !Object.hasOwn(elements, id));
    this.places.value = keep(this.places.peek(), (_, id) => before?.board.elements[id] === elements[id]);
    this.expire();
  }

  expire(): void {
    const now = this.now();
    this.drawings.value = keep(this.drawings.peek(), ({ at }) => now - at < SILENCE_MS);
    this.places.value = keep(this.places.peek(), ({ at }) => now - at < SILENCE_MS);
    this.pointers.value = keep(this.pointers.peek(), ({ at }) => now - at < CURSOR_MS);
  }
}

function keep<Value>(map: ReadonlyMap<string, Value>, stays: (value: Value, id: string) => boolean): ReadonlyMap<string, Value> {
  const left = [...map].filter(([id, value]) => stays(value, id));
  return left.length === map.size ? map : new Map(left);
}
