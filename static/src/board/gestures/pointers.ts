/** Pointers on the surface: which of them draws, and which only moves the page. */
import type { Desk } from "../desk";
import { onPage, type Point } from "../page";
import { EVEN_PRESSURE } from "../paths";
import { toPage } from "../view";
import { isWritingTool } from "../beginnings";
import { Drawing } from "./draw";
import { Erasing } from "./erase";
import { type Gesture, Pace, type Sample } from "./gesture";
import { Panning, Pinching } from "./pan";
import { Placing } from "./place";
import { selecting } from "./select";
import { Sketching } from "./sketch";

/** How often others are told where this pointer is, in milliseconds. */
const CURSOR_MS = 50;

const MIDDLE_BUTTON = 1;
/** The other end of a pen. */
const ERASER_BUTTON = 5;

type Running = { readonly pointer: number; readonly gesture: Gesture };

export class Pointers {
  /** While it is held, the pointer moves the page. */
  isSpaceHeld = false;
  readonly #desk: Desk;
  readonly #surface: () => DOMRect;
  readonly #pace = new Pace(CURSOR_MS);
  #rest: ReturnType<typeof setTimeout> | undefined;
  readonly #touches = new Map<number, Point>();
  #running: Running | null = null;
  #pinching: Pinching | null = null;
  /** Once a pen was seen, a finger or a palm draws no more: it moves the page. */
  #hasPen = false;

  constructor(desk: Desk, surface: () => DOMRect) {
    this.#desk = desk;
    this.#surface = surface;
  }

  get isBusy(): boolean {
    return this.#running !== null || this.#pinching !== null;
  }

  down(event: PointerEvent): void {
    const sample = this.#sample(event);
    if (event.pointerType === "pen") this.#hasPen = true;
    if (event.pointerType === "touch") {
      this.#touches.set(event.pointerId, sample.area);
      if (this.#touches.size > 1) {
        this.#pinch();
        return;
      }
    }
    if (this.#running || ![0, MIDDLE_BUTTON, ERASER_BUTTON].includes(event.button)) return;
    this.#running = { pointer: event.pointerId, gesture: this.#begin(event, sample) };
  }

  move(event: PointerEvent): void {
    if (this.#touches.has(event.pointerId)) this.#touches.set(event.pointerId, this.#sample(event).area);
    if (this.#pinching) {
      const [one, other] = [...this.#touches.values()];
      if (one && other) this.#pinching.move(one, other);
      return;
    }
    if (this.#running?.pointer === event.pointerId) {
      const all = event.getCoalescedEvents();
      this.#running.gesture.move((all.length > 0 ? all : [event]).map((each) => this.#sample(each)));
    }
    // Behind what is drawn, for of two signals at once the later may be lost. Ink says where it is.
    if (event.pointerType !== "touch" && !(this.#running?.gesture instanceof Drawing)) this.#point(event);
  }

  up(event: PointerEvent): void {
    this.#lift(event, (gesture) => gesture.end());
  }

  /** The browser took the pointer away: what was begun did not happen. */
  lost(event: PointerEvent): void {
    this.#lift(event, (gesture) => gesture.cancel());
  }

  /** The pointer left the board. */
  left(): void {
    clearTimeout(this.#rest);
    if (!this.isBusy) this.#desk.store.signal({ kind: "cursor.gone" });
  }

  /** Stops what is under way; true if there was something. */
  cancel(): boolean {
    const wasBusy = this.isBusy;
    this.#running?.gesture.cancel();
    this.#running = null;
    this.#pinching = null;
    return wasBusy;
  }

  /** Ends what is under way as if the pointer had lifted. */
  finish(): void {
    const running = this.#running;
    this.#running = null;
    this.#pinching = null;
    running?.gesture.end();
  }

  /** Where on the page an event happened. */
  at(event: Pick<MouseEvent, "clientX" | "clientY">): Point {
    return toPage(this.#desk.view.peek(), this.#inArea(event));
  }

  #lift(event: PointerEvent, finish: (gesture: Gesture) => void): void {
    this.#touches.delete(event.pointerId);
    // The finger that stays does not draw: it was part of a pinch.
    if (this.#pinching && this.#touches.size < 2) this.#pinching = null;
    if (this.#running?.pointer !== event.pointerId) return;
    const { gesture } = this.#running;
    this.#running = null;
    finish(gesture);
  }

  #pinch(): void {
    this.#running?.gesture.cancel();
    this.#running = null;
    const [one, other] = [...this.#touches.values()];
    if (one && other) this.#pinching = new Pinching(this.#desk, one, other);
  }

  #begin(event: PointerEvent, sample: Sample): Gesture {
    const desk = this.#desk;
    const isPalm = event.pointerType === "touch" && this.#hasPen;
    const tool = desk.working;
    if (this.isSpaceHeld || isPalm || event.button === MIDDLE_BUTTON || tool === "hand") return new Panning(desk, sample);
    if (event.button === ERASER_BUTTON && desk.may.peek().draw) return new Erasing(desk, sample);
    if (isWritingTool(tool) || tool === "stamp") return new Placing(desk, tool, sample);
    switch (tool) {
      case "pen":
      case "highlighter":
        return new Drawing(desk, tool, sample);
      case "eraser":
        return new Erasing(desk, sample);
      case "select":
        return selecting(desk, sample);
      default:
        return new Sketching(desk, tool, sample);
    }
  }

  #point(event: PointerEvent): void {
    const { store, page } = this.#desk;
    if (store.state.peek().session === null) return;
    const point = onPage(this.at(event));
    const tell = () => store.signal({ kind: "cursor", page: page.peek(), ...point });
    clearTimeout(this.#rest);
    if (this.#pace.isDue()) tell();
    // Where it comes to rest is what it points at.
    else this.#rest = setTimeout(tell, CURSOR_MS);
  }

  #inArea({ clientX, clientY }: Pick<MouseEvent, "clientX" | "clientY">): Point {
    const { left, top } = this.#surface();
    return { x: clientX - left, y: clientY - top };
  }

  #sample(event: PointerEvent): Sample {
    const area = this.#inArea(event);
    const pressure = event.pointerType === "pen" ? Math.round(event.pressure * 100) : EVEN_PRESSURE;
    return { ...toPage(this.#desk.view.peek(), area), area, pressure, shift: event.shiftKey };
  }
}
