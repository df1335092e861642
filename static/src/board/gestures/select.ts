/** The select tool: click, marquee, move, resize. */
import type { Id } from "../../ids";
import type { Element } from "../../wire";
import type { Desk } from "../desk";
import { settle } from "../edits";
import { topmost, within } from "../hit";
import { type Boxes, HANDLES, type Handle, NO_BOXES, resized, shifted } from "../moving";
import { around, contains, type Point, type Rect, rectBetween } from "../page";
import { type Gesture, Pace, type Sample, TELL_MS } from "./gesture";

/** How near a pointer has to come to an element, and to a handle, in pixels. */
const REACH = 6;
const HANDLE_REACH = 10;
/** A pointer that moved less only clicked, in pixels. */
const SLIP = 3;
/** The most elements in one drag signal. */
const SIGNAL_LIMIT = 50;

/** What the select tool does, begun at a place. */
export function selecting(desk: Desk, first: Sample): Gesture {
  const changeable = desk.selected.peek().filter((each) => desk.mayChange(each));
  const handle = handleAt(desk, first);
  if (handle) return new Carrying(desk, changeable, first, (by, shift) => resized(changeable, handle, by, shift));
  const hit = elementAt(desk, first);
  if (first.shift && hit) return new Toggling(desk, hit.id);
  const isSelected = hit ? desk.selection.peek().has(hit.id) : isInSelection(changeable, first);
  if (isSelected) return moving(desk, changeable, first, hit);
  if (!hit) return new Marquee(desk, first);
  desk.select(hit.id);
  return moving(desk, desk.mayChange(hit) ? [hit] : [], first, hit);
}

/** The front element at a place. */
export function elementAt(desk: Desk, point: Point): Element | null {
  return topmost(desk.shown.peek(), point, REACH / desk.view.peek().scale);
}

/** The handle of the selection at a place; null without one. */
export function handleAt(desk: Desk, point: Point): Handle | null {
  const box = handleBox(desk);
  if (!box) return null;
  const reach = HANDLE_REACH / desk.view.peek().scale;
  const near = (handle: Handle) => {
    const at = handlePoint(box, handle);
    return Math.max(Math.abs(at.x - point.x), Math.abs(at.y - point.y)) <= reach;
  };
  return HANDLES.find(near) ?? null;
}

/** The box around what is selected, if this person may resize all of it. */
export function handleBox(desk: Desk): Rect | null {
  const selected = desk.selected.value;
  return selected.every((each) => desk.mayChange(each)) ? around(selected.map(({ shape }) => shape)) : null;
}

/** Where a handle of a box is. */
export function handlePoint({ x, y, w, h }: Rect, handle: Handle): Point {
  const across = handle.includes("w") ? 0 : handle.includes("e") ? 1 : 0.5;
  const down = handle.includes("n") ? 0 : handle.includes("s") ? 1 : 0.5;
  return { x: x + w * across, y: y + h * down };
}

function isInSelection(selected: readonly Element[], point: Point): boolean {
  const box = around(selected.map(({ shape }) => shape));
  return box !== null && contains(box, point);
}

function moving(desk: Desk, elements: readonly Element[], first: Sample, hit: Element | null): Gesture {
  return new Carrying(
    desk,
    elements,
    first,
    (by, shift) => shifted(elements, shift ? straight(by) : by),
    // A click on one of several selects it alone.
    () => desk.select(...(hit ? [hit.id] : [])),
  );
}

function straight({ x, y }: Point): Point {
  return Math.abs(x) >= Math.abs(y) ? { x, y: 0 } : { x: 0, y };
}

/** Elements on the move, or being resized, until the pointer lifts. */
class Carrying implements Gesture {
  readonly #pace = new Pace(TELL_MS);
  #boxes: Boxes = NO_BOXES;

  constructor(
    private readonly desk: Desk,
    private readonly elements: readonly Element[],
    private readonly first: Sample,
    private readonly boxesFor: (by: Point, shift: boolean) => Boxes,
    private readonly clicked: () => void = () => undefined,
  ) {}

  move(samples: readonly Sample[]): void {
    const to = samples.at(-1);
    if (!to) return;
    const way = Math.hypot(to.area.x - this.first.area.x, to.area.y - this.first.area.y);
    if (this.#boxes.size === 0 && way < SLIP) return;
    this.#boxes = this.boxesFor({ x: to.x - this.first.x, y: to.y - this.first.y }, to.shift);
    this.desk.moving.value = this.#boxes;
    if (this.#pace.isDue()) tellMoves(this.desk, this.#boxes);
  }

  end(): void {
    if (this.#boxes.size === 0) this.clicked();
    else settle(this.desk, this.#boxes);
  }

  cancel(): void {
    this.desk.moving.value = NO_BOXES;
    const ids = this.elements.slice(0, SIGNAL_LIMIT).map(({ id }) => id);
    if (this.#boxes.size > 0) this.desk.store.signal({ kind: "dropped", elements: ids });
  }
}

/** Tells others where elements are on their way. */
export function tellMoves(desk: Desk, boxes: Boxes): void {
  const moves = [...boxes].map(([id, box]) => ({ id, ...box }));
  for (let from = 0; from < moves.length; from += SIGNAL_LIMIT) {
    desk.store.signal({ kind: "drag", elements: moves.slice(from, from + SIGNAL_LIMIT) });
  }
}

/** Shift and a click: one more, or one less. */
class Toggling implements Gesture {
  constructor(
    private readonly desk: Desk,
    private readonly id: Id,
  ) {}

  move(): void {
    // It is a click, wherever the pointer goes.
  }

  end(): void {
    const { selection } = this.desk;
    const ids = new Set(selection.peek());
    if (!ids.delete(this.id)) ids.add(this.id);
    this.desk.select(...ids);
  }

  cancel(): void {
    // Nothing has happened yet.
  }
}

/** A box that selects what lies in it. */
class Marquee implements Gesture {
  readonly #kept: readonly Id[];

  constructor(
    private readonly desk: Desk,
    private readonly first: Sample,
  ) {
    this.#kept = first.shift ? [...desk.selection.peek()] : [];
    desk.select(...this.#kept);
  }

  move(samples: readonly Sample[]): void {
    const to = samples.at(-1);
    if (!to) return;
    const box = rectBetween(this.first, to);
    const inside = within(this.desk.standing.peek(), box).filter((each) => this.desk.mayChange(each));
    this.desk.draft.value = { is: "marquee", box };
    this.desk.select(...new Set([...this.#kept, ...inside.map(({ id }) => id)]));
  }

  end(): void {
    this.desk.draft.value = null;
  }

  cancel(): void {
    this.end();
    this.desk.select(...this.#kept);
  }
}
