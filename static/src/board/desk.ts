/** One person at the board: what they chose, what they see, and what they are just doing. */
import { batch, computed, effect, type ReadonlySignal, signal } from "@preact/signals";

import type { Id } from "../ids";
import type { RoomStore } from "../room/store";
import { at } from "../state/record";
import type { Element, Stroke } from "../wire";
import { type Cursors, NO_CURSORS } from "./cursors";
import { ghosts, type Ghosts, type Written } from "./ghosts";
import { type Boxes, moved, NO_BOXES } from "./moving";
import { overlay, type Drawn } from "./overlay";
import { type Rect } from "./page";
import { type MayDraw, mayDraw, mayTouch } from "./permission";
import { draggedBoxes, NO_PREVIEWS, type Previews } from "./previews";
import { inReadingOrder } from "./reading";
import type { Words } from "./refused";
import type { Shape, Style } from "./shapes";
import { type Tool, writes } from "./tools";
import { type Area, fitted, seen, type View } from "./view";

/** What is being drawn here, before it is anywhere else. */
export type Draft =
  | { readonly is: "ink"; readonly pen: Stroke["pen"]; readonly style: Style; readonly points: readonly number[] }
  | { readonly is: "shape"; readonly shape: Shape }
  | { readonly is: "marquee"; readonly box: Rect };

/** Narrower than this, the board is for looking, stamps and texts; in pixels. */
const COMPACT = 480;

const NONE: ReadonlySet<Id> = new Set();

export class Desk {
  readonly store: RoomStore;

  readonly tool = signal<Tool>("pen");
  readonly style;
  readonly filled = signal(false);
  readonly stamp = signal("✓");

  readonly page;
  readonly area = signal<Area>({ width: 0, height: 0 });
  readonly compact = computed(() => this.area.value.width > 0 && this.area.value.width < COMPACT);

  readonly selection = signal<ReadonlySet<Id>>(NONE);
  /** The element that the keyboard is at. */
  readonly active = signal<Id | null>(null);
  readonly draft = signal<Draft | null>(null);
  /** Where elements are that this person is moving. */
  readonly moving = signal<Boxes>(NO_BOXES);
  readonly erasing = signal<ReadonlySet<Id>>(NONE);
  /** The words that are being written. */
  readonly editing = signal<Words | null>(null);
  /** The element whose menu is open. */
  readonly menu = signal<Id | null>(null);
  readonly isReading = signal(false);
  /** The texts written on this page of the browser, by their element. */
  readonly written = signal<ReadonlyMap<Id, Written>>(new Map());

  readonly previews = signal<Previews>(NO_PREVIEWS);
  readonly cursors = signal<Cursors>(NO_CURSORS);

  readonly may: ReadonlySignal<MayDraw>;
  readonly drawn: ReadonlySignal<Drawn>;
  /** The elements of this page in stacking order, where they stand. */
  readonly standing: ReadonlySignal<readonly Element[]>;
  /** The same, where they are seen: some are on the move. */
  readonly shown: ReadonlySignal<readonly Element[]>;
  readonly inOrder: ReadonlySignal<readonly Element[]>;
  readonly selected: ReadonlySignal<readonly Element[]>;
  readonly ghosts: ReadonlySignal<Ghosts>;

  readonly #view = signal<View | null>(null);
  readonly view = computed(() => this.#view.value ?? fitted(this.area.value));

  constructor(store: RoomStore) {
    const { you } = store;
    this.store = store;
    this.style = signal<Style>({ colour: "ink", size: "m" });
    // Somebody who is here for the first time gets a colour of their own a moment after they came.
    const stop = effect(() => {
      const own = at(store.state.value.people, you.person)?.colour;
      if (own === undefined) return;
      if (this.style.peek().colour === "ink") this.style.value = { ...this.style.peek(), colour: own };
      queueMicrotask(() => stop());
    });
    this.page = signal<Id>(store.state.peek().board.brought);
    const draw = computed(() => mayDraw(store.state.value, you).draw);
    this.may = computed(() => (draw.value ? { draw: true } : mayDraw(store.state.value, you)));
    this.drawn = computed(() => overlay(store.state.value, store.pending.value, you));
    const elements = computed(() => this.drawn.value.elements);
    this.standing = computed(() => {
      const page = this.page.value;
      return Object.values(elements.value)
        .filter((element) => element.page === page)
        .sort((one, other) => one.z - other.z);
    });
    const dragged = computed(() => draggedBoxes(this.previews.value));
    this.shown = computed(() => {
      const [own, others] = [this.moving.value, dragged.value];
      if (own.size + others.size === 0) return this.standing.value;
      return this.standing.value.map((element) => moved(element, own.get(element.id) ?? others.get(element.id)));
    });
    this.inOrder = computed(() => inReadingOrder(this.standing.value));
    this.selected = computed(() => (this.selection.value.size === 0 ? [] : this.shown.value.filter(({ id }) => this.selection.value.has(id))));
    this.ghosts = computed(() => ghosts(store.ownHeld.value, you, elements.value, this.written.value));
    if (!this.may.peek().draw) this.tool.value = "select";
  }

  /** The tool that works now: without an open pen, those that write rest. */
  get working(): Tool {
    const tool = this.tool.peek();
    return writes(tool) && !this.may.peek().draw ? "select" : tool;
  }

  /** Whether this person may change an element now. */
  mayChange(element: Element): boolean {
    return this.may.value.draw && mayTouch(element, this.store.you);
  }

  /** The part of the page that is in sight. */
  get inSight(): Rect {
    return seen(this.view.peek(), this.area.peek());
  }

  /** Looks elsewhere, until the window's size or "fit" brings the whole page back. */
  look(view: View): void {
    if (view !== this.view.peek()) this.#view.value = view;
  }

  /** The whole page, and so again whenever the area changes its size. */
  fit(): void {
    this.#view.value = null;
  }

  choose(tool: Tool): void {
    batch(() => {
      this.tool.value = tool;
      if (tool !== "select") this.selection.value = NONE;
    });
  }

  select(...ids: readonly Id[]): void {
    batch(() => {
      this.selection.value = ids.length === 0 ? NONE : new Set(ids);
      if (ids[0] !== undefined) this.active.value = ids[0];
    });
  }

  /** Turns to a page. What is selected stays behind. */
  turnTo(page: Id): void {
    if (page === this.page.peek()) return;
    batch(() => {
      this.page.value = page;
      this.selection.value = NONE;
      this.active.value = null;
      this.menu.value = null;
      this.moving.value = NO_BOXES;
    });
  }
}
