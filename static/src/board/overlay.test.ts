import { expect, test } from "vitest";

import { seeded } from "../room/fakes/random";
import type { Pending } from "../room/store";
import { aState, TUTOR, YOU } from "../room/testing/states";
import { changed } from "../state/board";
import type { BoardChanged, ClientCommand, Element, Patch, RoomState, You } from "../wire";
import { overlay } from "./overlay";
import { HEIGHT, WIDTH } from "./page";
import type { Shape } from "./shapes";
import { aFigure, aNote, anElement, aStroke, byId, INK } from "./testing/elements";

function pendingOf(...commands: readonly ClientCommand[]): readonly Pending[] {
  return commands.map((command, at) => ({ command, at }));
}

function stateWith(...elements: readonly Element[]): RoomState {
  return aState({ board: { pages: ["p1", "p2"], brought: "p1", elements: byId(...elements), depth: {} } });
}

test("what is drawn is there before the server has answered", () => {
  const create: ClientCommand = { id: "c", kind: "board.create", elements: [{ id: "new", page: "p1", shape: aStroke() }] };
  const drawn = overlay(stateWith(anElement("old", { z: 900 })), pendingOf(create), YOU);
  expect(drawn.elements["new"]).toMatchObject({ owner: "mia", page: "p1" });
  expect(drawn.elements["new"]?.z).toBeGreaterThan(900);
  expect([...drawn.pending]).toEqual(["new"]);
});

test("what did not change is the very same element", () => {
  const state = stateWith(anElement("one"), anElement("two"));
  const patch: ClientCommand = { id: "c", kind: "board.patch", patches: [{ id: "two", x: 5 }] };
  expect(overlay(state, pendingOf(patch), YOU).elements["one"]).toBe(state.board.elements["one"]);
  expect(overlay(state, [], YOU).elements).toBe(state.board.elements);
});

test("a refused command leaves nothing on the board", () => {
  const create: ClientCommand = { id: "c", kind: "board.create", elements: [{ id: "new", page: "p1", shape: aStroke() }] };
  const refusal = { code: "pen_locked", message: "Your tutor has locked pens.", retry_after_ms: null, at: null } as const;
  expect(overlay(stateWith(), [{ command: create, at: 1, refusal }], YOU).elements).toEqual({});
});

test("with locked pens nothing that waits is shown, for the server will refuse it", () => {
  const create: ClientCommand = { id: "c", kind: "board.create", elements: [{ id: "new", page: "p1", shape: aStroke() }] };
  const locked = { ...stateWith(), pens: { open: false, exceptions: [] } };
  expect(overlay(locked, pendingOf(create), YOU).elements).toEqual({});
});

test("an id that every object inherits is an element like others", () => {
  const create: ClientCommand = { id: "c", kind: "board.create", elements: [{ id: "__proto__", page: "p1", shape: aStroke() }] };
  const drawn = overlay(stateWith(), pendingOf(create), YOU);
  expect(Object.keys(drawn.elements)).toEqual(["__proto__"]);
});

/** What the server makes of commands, one at a time, by facts. */
function served(state: RoomState, commands: readonly ClientCommand[], you: You): RoomState {
  let now = state;
  for (const command of commands) {
    const fact = decided(now, command, you);
    if (fact) now = { ...now, seq: now.seq + 1, board: changed(now.board, fact, you.person) };
  }
  return now;
}

const NOTHING = { kind: "board.changed", put: [], set: [], drop: [], cause: "do", passed_over: 0 } as const;

function decided({ seq, board }: RoomState, command: ClientCommand, you: You): BoardChanged | null {
  const all = board.elements;
  const isOurs = (id: string) => you.role === "tutor" || all[id]?.owner === you.person;
  switch (command.kind) {
    case "board.create": {
      const ids = command.elements.map(({ id }) => id);
      const isNew = new Set(ids).size === ids.length && ids.every((id) => all[id] === undefined);
      if (!isNew || !command.elements.every(({ page, shape }) => board.pages.includes(page) && fits(shape))) return null;
      const whose = { owner: you.person, editor: you.person };
      return { ...NOTHING, put: command.elements.map((each, index) => ({ ...each, ...whose, z: (seq + 1) * 100 + index })) };
    }
    case "board.patch": {
      const there = command.patches.filter(({ id }) => all[id]);
      if (there.length === 0 || !there.every((patch) => isOurs(patch.id) && maySet(all[patch.id], patch))) return null;
      return { ...NOTHING, set: there };
    }
    case "board.remove": {
      const there = command.elements.filter((id) => all[id]);
      return there.length > 0 && there.every(isOurs) ? { ...NOTHING, drop: there } : null;
    }
    case "page.clear": {
      const onIt = Object.values(all).filter(({ page }) => page === command.page);
      return you.role === "tutor" && onIt.length > 0 ? { ...NOTHING, drop: onIt.map(({ id }) => id) } : null;
    }
    default:
      return null;
  }
}

function fits({ x, y, w, h }: Shape): boolean {
  return x + w <= WIDTH && y + h <= HEIGHT;
}

function maySet(element: Element | undefined, patch: Patch): boolean {
  if (!element || (patch.text !== undefined && !("text" in element.shape))) return false;
  if (patch.filled !== undefined && !("filled" in element.shape)) return false;
  const { x = element.shape.x, w = element.shape.w } = patch;
  return (x ?? 0) + (w ?? 0) <= WIDTH;
}

function chooser(random: () => number) {
  return <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(random() * list.length)];
    if (chosen === undefined) throw new Error("There is nothing to choose.");
    return chosen;
  };
}

const IDS = ["a", "b", "c", "d", "e", "f", "g"];

function someCommand(random: () => number, id: string): ClientCommand {
  const one = chooser(random);
  const shapes: readonly Shape[] = [aStroke(), aFigure(), aNote(), aFigure({ x: WIDTH - 100 })];
  switch (one(["create", "create", "patch", "patch", "remove", "clear", "other"] as const)) {
    case "create":
      return { id, kind: "board.create", elements: [one([1, 1, 2])].flatMap((count) => Array.from({ length: count }, () => ({ id: one(IDS), page: one(["p1", "p1", "p2", "p9"]), shape: one(shapes) }))) };
    case "patch":
      return { id, kind: "board.patch", patches: Array.from({ length: one([1, 2]) }, () => ({ id: one(IDS), ...one<Omit<Patch, "id">>([{ x: 50 }, { x: 9_000 }, { colour: "red" }, { text: "new words" }, { filled: true }, { w: 30, h: 40 }]) })) };
    case "remove":
      return { id, kind: "board.remove", elements: [one(IDS), one(IDS)] };
    case "clear":
      return { id, kind: "page.clear", page: one(["p1", "p2"]) };
    case "other":
      return { id, kind: "chat.post", text: "hello" };
  }
}

function inOrder(elements: RoomState["board"]["elements"]) {
  const front = Object.values(elements).sort((one, other) => one.z - other.z);
  return front.map(({ id, page, shape, owner, editor }) => ({ id, page, shape, owner, editor }));
}

test("confirmed and pending together are what the server will have, for a thousand random runs", () => {
  for (let seed = 1; seed <= 1_000; seed += 1) {
    const random = seeded(seed);
    const one = chooser(random);
    const you = one([YOU, TUTOR]);
    const before = IDS.filter(() => random() < 0.5).map((id, index) =>
      anElement(id, { z: index, owner: one(["mia", "tom", "tina"]), page: one(["p1", "p2"]), shape: one<Shape>([aFigure(), aNote(), aStroke(INK)]) }),
    );
    const state = stateWith(...before);
    const commands = Array.from({ length: 1 + Math.floor(random() * 8) }, (_, index) => someCommand(random, `c${index}`));
    const confirmed = Math.floor(random() * commands.length);
    const there = served(state, commands.slice(0, confirmed), you);
    const drawn = overlay(there, pendingOf(...commands.slice(confirmed)), you);
    expect(inOrder(drawn.elements), `seed ${seed}`).toEqual(inOrder(served(state, commands, you).board.elements));
  }
});
