import type { CSSProperties, JSX, TargetedKeyboardEvent } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

import { MathField } from "../maths/MathField";
import { Maths } from "../maths/Maths";
import { Button } from "../ui";
import type { Writing } from "../wire";
import { LEADING, sizeOf } from "./beginnings";
import type { Desk } from "./desk";
import { finishWords } from "./edits";
import { fontSize, padding } from "./looks";
import { HEIGHT, rectOnPage, WIDTH } from "./page";
import type { Words } from "./refused";
import { TEXT_LIMIT } from "./shapes";
import { toArea } from "./view";

/** Words are never typed smaller than this, however small they are on the page; in pixels. */
const LEAST_FONT = 16;
/** The room that the fields and buttons need, in pixels. */
const ROOM: Readonly<Record<Writing["kind"], number>> = { text: 170, note: 170, maths: 400 };
/** A text without a width of its own breaks its lines here, in board units. */
const BREAK_AT = 3_000;

type EditorProps = { readonly desk: Desk; readonly focus: () => void };

/** Where words are written: over the place where they will stand. */
export function Editor({ desk, focus }: EditorProps): JSX.Element | null {
  const words = desk.editing.value;
  if (words?.page !== desk.page.value) return null;
  return <Writer key={words.element} desk={desk} words={words} focus={focus} />;
}

function Writer({ desk, words, focus }: EditorProps & { readonly words: Words }): JSX.Element {
  const { shape } = words;
  const [text, setText] = useState(shape.text);
  const measured = useRef<HTMLDivElement>(null);
  const finished = useRef(false);
  const scale = desk.view.value.scale;
  const font = Math.max(LEAST_FONT, fontSize(shape.kind, shape.size) * scale);
  const unit = font / fontSize(shape.kind, shape.size);

  const finish = (written: string | null) => {
    if (finished.current) return;
    finished.current = true;
    if (written === null) desk.editing.value = null;
    else {
      const id = finishWords(desk, words, written, boxFor(words, measured.current, unit));
      if (words.page !== desk.page.peek()) return;
      desk.choose("select");
      if (id !== null) desk.select(id);
    }
    focus();
  };
  const latest = useRef({ finish, text });
  latest.current = { finish, text };
  const editor = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (editor.current ? holdFocus(editor.current) : undefined), []);
  // When the page is turned, or the room left, what is written so far is put down.
  useEffect(() => () => latest.current.finish(latest.current.text), []);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Escape") finish(null);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) finish(text);
    else return;
    event.preventDefault();
  };
  const onFocusOut = (event: FocusEvent & { readonly currentTarget: HTMLElement }) => {
    const to = event.relatedTarget;
    // The maths keyboard takes no focus of its own; a null target is the window, or the page.
    if (to instanceof Node && !event.currentTarget.contains(to)) finish(text);
  };

  return (
    <div ref={editor} class={`editor editor--${shape.kind}`} style={placeOf(desk, shape, unit)} onKeyDown={onKeyDown} onFocusOut={onFocusOut} role="presentation">
      {shape.kind === "maths" ? (
        <div class="editor__maths">
          <MathField id="board-maths" label="Maths for the board" value={text} onInput={setText} onEnter={() => finish(text)} />
          <div class="editor__formula" style={{ fontSize: `${font}px` }}>
            <div ref={measured} class={`words words--maths pen-${shape.colour}`} style={{ padding: `${padding("maths") * unit}px` }}>
              <Maths tex={text} />
            </div>
          </div>
        </div>
      ) : (
        <TextArea shape={shape} text={text} unit={unit} font={font} onText={setText} measured={measured} />
      )}
      <div class="editor__ends">
        <Button size="small" variant="primary" onClick={() => finish(text)}>
          Done
        </Button>
        <Button size="small" onClick={() => finish(null)}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

/** Brings the focus to the field, and to the one that takes its place when MathLive has arrived. */
function holdFocus(editor: HTMLElement): () => void {
  const focus = () => {
    if (!editor.contains(document.activeElement)) editor.querySelector<HTMLElement>("textarea, math-field, input")?.focus();
  };
  focus();
  const observer = new MutationObserver(focus);
  observer.observe(editor, { childList: true, subtree: true });
  return () => observer.disconnect();
}

const NAMES: Readonly<Record<Writing["kind"], string>> = { text: "Text", note: "Sticky note", maths: "Maths" };

type TextAreaProps = {
  readonly shape: Writing;
  readonly text: string;
  readonly unit: number;
  readonly font: number;
  readonly onText: (text: string) => void;
  readonly measured: { current: HTMLDivElement | null };
};

function TextArea({ shape, text, unit, font, onText, measured }: TextAreaProps): JSX.Element {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => area.current?.setSelectionRange(text.length, text.length), []);
  const style = { fontSize: `${font}px`, padding: `${padding(shape.kind) * unit}px` };
  const width = shape.kind === "note" || shape.text !== "" ? { inlineSize: `${shape.w * unit}px` } : { maxInlineSize: `${Math.min(BREAK_AT, WIDTH - shape.x) * unit}px` };
  return (
    <div class="editor__grow">
      {/* The same words, unseen: they give the field its size, and the element its box. */}
      <div ref={measured} class={`words words--${shape.kind} editor__measure`} style={{ ...style, ...width }} aria-hidden="true">
        {`${text}\u200b`}
      </div>
      <textarea
        ref={area}
        class={`words words--${shape.kind} pen-${shape.colour} editor__text`}
        style={style}
        aria-label={`${NAMES[shape.kind]}. Control Enter finishes, Escape cancels.`}
        maxLength={TEXT_LIMIT}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}

/** Where the editor is in the area: over its words, moved in where it would stick out. */
function placeOf(desk: Desk, shape: Writing, unit: number): CSSProperties {
  const { x, y } = toArea(desk.view.value, shape);
  const { width, height } = desk.area.value;
  const least = shape.kind === "note" ? shape.h * unit : fontSize(shape.kind, shape.size) * LEADING * unit;
  const room = Math.min(width, Math.max(shape.kind === "note" ? shape.w * unit : 0, ROOM[shape.kind]));
  return {
    insetInlineStart: `${Math.max(0, Math.min(x, width - room))}px`,
    insetBlockStart: `${Math.max(0, Math.min(y, height - least - 48))}px`,
    maxInlineSize: `${width}px`,
    "--least": `${least}px`,
  };
}

/** The box that holds the words as they were measured, in board units. */
function boxFor({ shape, isNew }: Words, measured: HTMLElement | null, unit: number): Pick<Writing, "x" | "y" | "w" | "h"> {
  const least = sizeOf(shape.kind, shape.size);
  const wide = Math.ceil((measured?.offsetWidth ?? 0) / unit);
  const high = Math.ceil((measured?.offsetHeight ?? 0) / unit);
  const keepsWidth = shape.kind === "note" || (shape.kind === "text" && !isNew);
  const w = keepsWidth ? shape.w : Math.min(wide || least.w, WIDTH);
  const h = shape.kind === "note" || !isNew ? Math.max(shape.h, high) : high || least.h;
  return rectOnPage({ x: shape.x, y: shape.y, w, h: Math.min(h, HEIGHT) });
}
