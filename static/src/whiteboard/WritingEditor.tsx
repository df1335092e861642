/** Typing words onto the board, where they will stand. */
import { useEffect, useRef } from "preact/hooks";

import { TEXT_SIZE } from "./geometry";
import type { BoardModel, Editing } from "./model";

const HINT = { text: "Text", note: "Note", maths: "Maths, for example \\frac{1}{2}" } as const;

export function WritingEditor({ model, editing }: { readonly model: BoardModel; readonly editing: Editing }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const ended = useRef(false);
  useEffect(() => field.current?.focus(), []);
  const { x, y, scale } = model.view.value;
  const { box, kind, text } = editing;
  const finish = () => {
    if (ended.current || !field.current) return;
    ended.current = true;
    model.finish(field.current.value, Math.max(box.h, field.current.scrollHeight / scale));
    document.querySelector<SVGElement>(".board-canvas")?.focus();
  };
  const cancel = () => {
    ended.current = true;
    model.editing.value = null;
    document.querySelector<SVGElement>(".board-canvas")?.focus();
  };
  const place = {
    left: `${(box.x - x) * scale}px`,
    top: `${(box.y - y) * scale}px`,
    width: `${Math.max(160, box.w * scale)}px`,
    minHeight: `${Math.max(44, box.h * scale)}px`,
    fontSize: `${Math.max(14, TEXT_SIZE[model.size.value] * scale)}px`,
    color: `var(--pen-${model.colour.value})`,
  };
  return (
    <textarea
      ref={field}
      class={`board-editor board-words--${kind}`}
      style={place}
      aria-label={`${HINT[kind]}. Control and Enter puts it on the board, Escape does not.`}
      placeholder={HINT[kind]}
      maxLength={2000}
      defaultValue={text}
      onBlur={finish}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") cancel();
        else if (event.key === "Enter" && (event.ctrlKey || event.metaKey || kind === "maths")) {
          event.preventDefault();
          finish();
        }
      }}
    />
  );
}
