/** What of the board the server said no to, until its author has read why. */
import type { Id } from "../ids";
import type { Pending } from "../room/store";
import type { ClientCommand, Element, Writing } from "../wire";
import { at, type Dict } from "../state/record";
import { isWriting } from "./shapes";

/** Words that were refused, so that they can be changed rather than typed again. */
export type Words = { readonly element: Id; readonly page: Id; readonly shape: Writing; readonly isNew: boolean };

export type RefusedChange = { readonly id: Id; readonly message: string; readonly words: Words | null };

/** The refused commands that were about the board, the oldest first. */
export function refusedChanges(pending: readonly Pending[], elements: Dict<Element>): readonly RefusedChange[] {
  return pending.flatMap(({ command, refusal }) => {
    if (!refusal || !isOfBoard(command)) return [];
    return [{ id: command.id, message: refusal.message, words: wordsOf(command, elements) }];
  });
}

/** Whether a command is about the board or its pages. */
export function isOfBoard({ kind }: ClientCommand): boolean {
  return kind.startsWith("board.") || kind.startsWith("page.");
}

function wordsOf(command: ClientCommand, elements: Dict<Element>): Words | null {
  if (command.kind === "board.create") {
    for (const { id, page, shape } of command.elements) {
      if (isWriting(shape)) return { element: id, page, shape, isNew: true };
    }
  }
  if (command.kind === "board.patch") {
    for (const { id, text } of command.patches) {
      const element = at(elements, id);
      if (typeof text === "string" && element && isWriting(element.shape)) {
        return { element: id, page: element.page, shape: { ...element.shape, text }, isNew: false };
      }
    }
  }
  return null;
}
