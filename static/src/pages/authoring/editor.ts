/** What every field of the editor works with: the problem, the faults, and the way to change it. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";

import type { Fault, Problem } from "../../wire";
import { type At, changed, found } from "./problem";

export type Editor = {
  readonly draft: string;
  readonly problem: Problem;
  readonly faults: readonly Fault[];
  readonly edit: (problem: Problem) => void;
};

export const EditorContext = createContext<Editor | null>(null);

/** The editor, with what stands at a place and the way to change it. */
export function useEditor() {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error("This has to stand within an editor.");
  const { problem, faults, edit } = editor;
  return {
    ...editor,
    /** What stands there. The caller knows of which type it is. */
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- says which type
    at: <Value>(at: At) => found(problem, at) as Value,
    set: (at: At, value: unknown) => edit(changed(problem, at, value)),
    /** What has to be mended at exactly this place, in words. */
    wrong: (at: At) => wordsAt(faults, at),
  };
}

/** What has to be mended at a place; null where nothing has. */
export function wordsAt(faults: readonly Fault[], at: At): string | null {
  const there = faults.filter((fault) => pathOf(fault.at) === pathOf(at));
  return there.length === 0 ? null : there.map((fault) => fault.message).join(" ");
}

export function pathOf(at: At): string {
  return at.join(".");
}

/** The id of the field of a place, by which it is found to be focused. */
export function fieldId(at: At): string {
  return `field-${at.join("-")}`;
}
