/** What the board's user is doing: tool, selection, view, and what is half done. */
import { batch, computed, signal } from "@preact/signals";

import { mintId } from "../ids";
import type { RoomStore } from "../room/store";
import type { Colour, Element, Moved, NewElement, Patch, Size } from "../wire";
import { type Box, type Shape, PAGE, TEXT_SIZE, around, clamp, moved, overlaps, scaled } from "./geometry";
import type { Drawing } from "./ink";
import { overlay, type Shown, stacked } from "./overlay";
import { mayChange, mayDraw } from "./permission";
import { Previews } from "./previews";
import { LOOKING, type Tool } from "./tools";
import { bounded, type Extent, fit, type View, visible } from "./view";

export type Writing = "text" | "note" | "maths";

/** Words that are being typed: into an element that is there, or one that is to be made. */
export type Editing = { readonly id: string; readonly kind: Writing; readonly box: Box; readonly text: string; readonly isNew: boolean };

/** A lone number is a change of the same kind within this time, in milliseconds. */
const NUDGE_MS = 600;

export class BoardModel {
  readonly tool = signal<Tool>("select");
  readonly colour = signal<Colour>("ink");
  readonly size = signal<Size>("m");
  readonly page = signal("p1");
  readonly extent = signal<Extent>({ width: 640, height: 360 });
  readonly selected = signal<ReadonlySet<string>>(new Set());
  readonly drawing = signal<Drawing | null>(null);
  /** Counts the points of `drawing`, which grows in place. */
  readonly drawn = signal(0);
  readonly sketch = signal<NewElement | null>(null);
  readonly moving = signal<ReadonlyMap<string, Moved>>(new Map());
  readonly marquee = signal<Box | null>(null);
  readonly editing = signal<Editing | null>(null);
  readonly reading = signal(false);
  /** Taken by keyboard: plain arrow keys move the selection instead of going on. */
  readonly held = signal(false);
  readonly previews: Previews;

  private readonly chosenView = signal<View | null>(null);
  private nudges: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly store: RoomStore,
    now: () => number = () => Date.now(),
  ) {
    this.previews = new Previews(now);
    this.page.value = store.state.peek().board.brought;
  }

  readonly may = computed(() => mayDraw(this.store.state.value, this.store.you));
  readonly shown = computed(() => overlay(this.store.state.value, this.store.pending.value, this.store.you.person));
  readonly stack = computed<readonly Shown[]>(() => stacked(this.shown.value, this.page.value));
  readonly view = computed<View>(() => {
    const chosen = this.chosenView.value;
    return chosen === null ? fit(this.extent.value) : bounded(chosen, this.extent.value);
  });

  look(view: View | null): void {
    this.chosenView.value = view;
  }

  /** The selected elements that are there, with their boxes as they are shown. */
  readonly chosen = computed<readonly Element[]>(() => this.stack.value.flatMap(({ element }) => (this.selected.value.has(element.id) ? [element] : [])));
  readonly frame = computed<Box | null>(() => around(this.chosen.value.map((each) => this.boxOf(each))));
  readonly canChange = computed(() => this.may.value.draw && this.chosen.value.every(({ owner }) => mayChange(this.store.you, owner)));

  /** Where an element is shown: dragged by this person, or by another, or where it stands. */
  boxOf(element: Element): Box {
    return this.moving.value.get(element.id) ?? this.previews.dragged.value.get(element.id) ?? element.shape;
  }

  /** Takes up a tool, if this person may use it. */
  use(tool: Tool): boolean {
    if (!this.may.peek().draw && !LOOKING.includes(tool)) return false;
    batch(() => {
      this.tool.value = tool;
      if (tool !== "select") this.selected.value = new Set();
    });
    return true;
  }

  goTo(page: string): void {
    batch(() => {
      this.page.value = page;
      this.selected.value = new Set();
      this.editing.value = null;
    });
  }

  select(ids: Iterable<string>): void {
    this.selected.value = new Set(ids);
  }

  selectAll(): void {
    this.select(this.stack.peek().flatMap(({ element }) => (mayChange(this.store.you, element.owner) ? [element.id] : [])));
  }

  // -- changes

  /** Puts new elements on this page; returns their ids. */
  create(shapes: readonly Shape[], ids: readonly string[] = shapes.map(() => mintId())): readonly string[] {
    const elements = shapes.map((shape, index) => ({ id: ids[index] ?? mintId(), page: this.page.peek(), shape }));
    void this.store.do({ kind: "board.create", elements });
    return elements.map(({ id }) => id);
  }

  patch(patches: readonly Patch[]): void {
    if (patches.length > 0) void this.store.do({ kind: "board.patch", patches });
  }

  remove(ids: readonly string[]): void {
    if (ids.length === 0) return;
    void this.store.do({ kind: "board.remove", elements: ids });
    this.select([]);
  }

  removeSelected(): void {
    if (this.canChange.peek()) this.remove(this.chosen.peek().map(({ id }) => id));
  }

  undo(): void {
    if (this.may.peek().draw) void this.store.do({ kind: "board.undo" });
  }

  redo(): void {
    if (this.may.peek().draw) void this.store.do({ kind: "board.redo" });
  }

  /** Gives the tools, and what is selected, another colour. */
  recolour(colour: Colour): void {
    this.colour.value = colour;
    if (this.canChange.peek()) this.patch(this.chosen.peek().map(({ id }) => ({ id, colour })));
  }

  resize(size: Size): void {
    this.size.value = size;
    if (this.canChange.peek()) this.patch(this.chosen.peek().map(({ id }) => ({ id, size })));
  }

  // -- moving and resizing

  /** Shows the selection moved by (dx, dy) from where it stands. */
  drag(dx: number, dy: number): void {
    const frame = around(this.chosen.peek().map(({ shape }) => shape));
    if (frame === null) return;
    const to = moved(frame, dx, dy);
    this.show(this.chosen.peek().map(({ id, shape }) => ({ id, x: shape.x + to.x - frame.x, y: shape.y + to.y - frame.y, w: shape.w, h: shape.h })));
  }

  /** Shows the selection in another frame. */
  reframe(to: Box): void {
    const frame = around(this.chosen.peek().map(({ shape }) => shape));
    if (frame === null) return;
    this.show(this.chosen.peek().map(({ id, shape }) => ({ id, ...scaled(shape, frame, to) })));
  }

  private show(places: readonly Moved[]): void {
    this.moving.value = new Map(places.map((each) => [each.id, each]));
  }

  /** Makes what is shown so, in one command. */
  drop(): void {
    const places = [...this.moving.peek().values()];
    const standing = this.shown.peek();
    const changed = places.filter(({ id, x, y, w, h }) => {
      const shape = standing.get(id)?.element.shape;
      return shape !== undefined && (shape.x !== x || shape.y !== y || shape.w !== w || shape.h !== h);
    });
    this.patch(changed.map(({ id, x, y, w, h }) => ({ id, x, y, w, h })));
    this.moving.value = new Map();
  }

  /** Moves (or with `grow` resizes) the selection by keyboard; many keys in a row are one change. */
  nudge(dx: number, dy: number, grow: boolean): void {
    if (!this.canChange.peek()) return;
    const frame = this.frame.peek();
    const home = around(this.chosen.peek().map(({ shape }) => shape));
    if (frame === null || home === null) return;
    if (grow) this.reframe({ ...frame, w: clamp(frame.w + dx, 20, PAGE.width - frame.x), h: clamp(frame.h + dy, 20, PAGE.height - frame.y) });
    else this.drag(frame.x + dx - home.x, frame.y + dy - home.y);
    clearTimeout(this.nudges);
    this.nudges = setTimeout(() => this.drop(), NUDGE_MS);
  }

  // -- words

  /** Begins to write at a place; the box is as large as the kind wants. */
  write(kind: Writing, x: number, y: number): void {
    const em = TEXT_SIZE[this.size.peek()];
    const w = kind === "note" ? em * 6 : em * 8;
    const h = kind === "note" ? em * 4.5 : em * 1.6;
    const box = { x: Math.round(clamp(x, 0, PAGE.width - w)), y: Math.round(clamp(y, 0, PAGE.height - h)), w: Math.round(w), h: Math.round(h) };
    this.editing.value = { id: mintId(), kind, box, text: "", isNew: true };
  }

  /** Opens the words of an element. */
  edit(element: Element): void {
    const { shape } = element;
    if (!("text" in shape) || !this.may.peek().draw || !mayChange(this.store.you, element.owner)) return;
    this.editing.value = { id: element.id, kind: shape.kind, box: shape, text: shape.text, isNew: false };
  }

  /** Ends writing: words that changed are sent, none take a new element back. */
  finish(text: string, height: number): void {
    const editing = this.editing.peek();
    this.editing.value = null;
    if (editing === null) return;
    const words = text.trim().slice(0, 2000);
    const h = Math.round(clamp(height, 40, PAGE.height - editing.box.y));
    if (words === "" || words === editing.text) return;
    if (editing.isNew) {
      const { x, y, w } = editing.box;
      this.create([{ kind: editing.kind, x, y, w, h, colour: this.colour.peek(), size: this.size.peek(), text: words }], [editing.id]);
      this.tool.value = "select";
      this.select([editing.id]);
    } else {
      this.patch([{ id: editing.id, text: words, h: Math.max(editing.box.h, h) }]);
    }
  }

  // -- by keyboard

  /** Puts what the tool makes into the middle of what is seen, where there is room, and selects it. */
  insert(): boolean {
    const tool = this.tool.peek();
    if (!this.may.peek().draw) return false;
    const spot = this.freeSpot();
    switch (tool) {
      case "text":
      case "note":
      case "maths":
        this.write(tool, spot.x, spot.y);
        return true;
      case "line":
      case "arrow": {
        const { w, h } = spot;
        this.place({ kind: tool, ...spot, colour: this.colour.peek(), size: this.size.peek(), pw: w, ph: h, points: [0, h, w, 0] });
        return true;
      }
      case "rectangle":
      case "ellipse":
        this.place({ kind: tool, ...spot, colour: this.colour.peek(), size: this.size.peek(), filled: false });
        return true;
      default:
        return false;
    }
  }

  private place(shape: Shape): void {
    const ids = this.create([shape]);
    this.tool.value = "select";
    this.select(ids);
  }

  private freeSpot(): Box {
    const seen = visible(this.view.peek(), this.extent.peek());
    const w = 900;
    const h = 600;
    const start = moved({ x: seen.x + (seen.w - w) / 2, y: seen.y + (seen.h - h) / 2, w, h }, 0, 0);
    const taken = this.stack.peek().map(({ element }) => element.shape);
    for (let step = 0; step < 12; step += 1) {
      const spot = moved(start, step * 140, step * 110);
      if (!taken.some((box) => overlaps(box, { x: spot.x + 300, y: spot.y + 200, w: 300, h: 200 }))) return spot;
    }
    return start;
  }
}
