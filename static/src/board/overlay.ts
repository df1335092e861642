/**
 * The board as it will be: what is confirmed, with the commands that are on their way.
 *
 * It does what the server does (rooms/board/board.py), command by command and in order, so that
 * nothing jumps when the answer comes. What the server would refuse is left out at once.
 */
import type { Id } from "../ids";
import type { Pending } from "../room/store";
import { patched } from "../state/board";
import { at, define, type Dict } from "../state/record";
import type { BoardCreate, BoardPatch, BoardRemove, ClientCommand, Element, Patch, RoomState, You } from "../wire";
import { mayDraw, mayTouch } from "./permission";
import { isFigure, isInside, isWriting } from "./shapes";

export type Drawn = {
  readonly elements: Dict<Element>;
  /** The elements that are shown as they are not confirmed to be yet. */
  readonly pending: ReadonlySet<Id>;
};

const ELEMENTS_LIMIT = 20_000;
/** Room for the elements of one command in the stacking order. */
const STACK = 100;

const NOBODY_WAITS: ReadonlySet<Id> = new Set();

/** The board with a person's pending commands on it. */
export function overlay(state: RoomState, pending: readonly Pending[], you: You): Drawn {
  const commands = pending.flatMap(({ command, refusal }) => (refusal ? [] : [command]));
  if (!commands.some(({ kind }) => kind.startsWith("board.") || kind === "page.clear") || !mayDraw(state, you).draw) {
    return { elements: state.board.elements, pending: NOBODY_WAITS };
  }
  const draft = new Draft(state, you);
  commands.forEach((command, index) => draft.apply(command, state.seq + 1 + index));
  return { elements: draft.elements, pending: draft.touched };
}

class Draft {
  readonly elements: Record<string, Element>;
  readonly touched = new Set<Id>();
  readonly #pages: readonly Id[];
  readonly #you: You;

  constructor({ board }: RoomState, you: You) {
    this.elements = { ...board.elements };
    this.#pages = board.pages;
    this.#you = you;
  }

  apply(command: ClientCommand, seq: number): void {
    if (command.kind === "board.create") this.#create(command, seq);
    else if (command.kind === "board.patch") this.#patch(command);
    else if (command.kind === "board.remove") this.#remove(command);
    else if (command.kind === "page.clear" && this.#you.role === "tutor") this.#clear(command.page);
  }

  #create({ elements }: BoardCreate, seq: number): void {
    const ids = new Set(elements.map(({ id }) => id));
    if (ids.size < elements.length || elements.some(({ id }) => at(this.elements, id))) return;
    if (Object.keys(this.elements).length + elements.length > ELEMENTS_LIMIT) return;
    if (!elements.every(({ page, shape }) => this.#pages.includes(page) && isInside(shape))) return;
    const { person } = this.#you;
    elements.forEach((each, index) => this.#set({ ...each, owner: person, editor: person, z: seq * STACK + index }));
  }

  #patch({ patches }: BoardPatch): void {
    const there = patches.flatMap((patch) => {
      const element = at(this.elements, patch.id);
      return element ? [{ element, patch }] : [];
    });
    if (!there.every(({ element, patch }) => mayTouch(element, this.#you) && maySet(element, patch))) return;
    for (const { patch } of there) {
      // Read again: two patches of one command may be for the same element.
      const element = at(this.elements, patch.id);
      if (element) this.#set({ ...element, shape: patched(element.shape, patch), editor: this.#you.person });
    }
  }

  #remove({ elements }: BoardRemove): void {
    const there = elements.filter((id) => at(this.elements, id));
    if (there.every((id) => this.#mayTouch(id))) this.#drop(there);
  }

  #clear(page: Id): void {
    const onIt = Object.values(this.elements).filter((element) => element.page === page);
    this.#drop(onIt.map(({ id }) => id));
  }

  #mayTouch(id: Id): boolean {
    const element = at(this.elements, id);
    return element !== undefined && mayTouch(element, this.#you);
  }

  #set(element: Element): void {
    define(this.elements, element.id, element);
    this.touched.add(element.id);
  }

  #drop(ids: readonly Id[]): void {
    for (const id of ids) {
      Reflect.deleteProperty(this.elements, id);
      this.touched.delete(id);
    }
  }
}

function maySet({ shape }: Element, patch: Patch): boolean {
  if (isGiven(patch.text) && !isWriting(shape)) return false;
  if (isGiven(patch.filled) && !isFigure(shape)) return false;
  return isInside(patched(shape, patch));
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}
