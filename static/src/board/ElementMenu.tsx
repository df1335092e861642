import type { CSSProperties, JSX, TargetedKeyboardEvent } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { reporting } from "../room/report/reporting";
import type { Element } from "../wire";
import { type Desk } from "./desk";
import { editWords, remove, restyle, settle } from "./edits";
import { SIZE_NAMES, SIZES } from "./looks";
import { shifted, widened } from "./moving";
import { centre, type Point } from "./page";
import type { Hands } from "./pressing";
import { nameOf } from "./reading";
import { isWriting } from "./shapes";
import { toArea } from "./view";

/** How far the menu moves and stretches, in board units. */
const FAR = 200;
const WIDE = 100;
/** Room that the menu needs, in pixels; it opens further in where there is less. */
const ROOM = { width: 240, height: 380 };

type Item = { readonly words: string; readonly act: () => void; readonly stays?: boolean };

/** What can be done with the selected elements, for those who have no pointer, or prefer words. */
export function ElementMenu({ desk, hands }: { readonly desk: Desk; readonly hands: Hands }): JSX.Element | null {
  const id = desk.menu.value;
  const element = desk.shown.value.find((each) => each.id === id);
  if (id === null || !element) return null;
  return <OpenMenu key={id} desk={desk} hands={hands} element={element} />;
}

type OpenProps = { readonly desk: Desk; readonly hands: Hands; readonly element: Element };

function OpenMenu({ desk, hands, element }: OpenProps): JSX.Element {
  const menu = useRef<HTMLDivElement>(null);
  const items = itemsFor(desk, element);
  const close = () => {
    desk.menu.value = null;
    hands.focus();
  };
  useEffect(() => {
    menu.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
    const elsewhere = ({ target }: Event) => {
      if (target instanceof Node && !menu.current?.contains(target)) desk.menu.value = null;
    };
    document.addEventListener("pointerdown", elsewhere, true);
    return () => document.removeEventListener("pointerdown", elsewhere, true);
  }, [desk]);
  const name = nameOf(element, desk.store.state.value, desk.store.you);
  return (
    <div ref={menu} class="element-menu" role="menu" aria-label={name} tabIndex={-1} style={placeOf(desk, element)} onKeyDown={(event) => move(event, close)}>
      {items.map(({ words, act, stays = false }) => (
        <button
          key={words}
          type="button"
          role="menuitem"
          tabIndex={-1}
          class="element-menu__item"
          onClick={() => {
            act();
            if (!stays) desk.menu.value = null;
            if (!stays && desk.editing.peek() === null) hands.focus();
          }}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

function placeOf(desk: Desk, { shape }: Element): CSSProperties {
  const { x, y } = toArea(desk.view.value, centre(shape));
  const { width, height } = desk.area.value;
  return {
    insetInlineStart: `${Math.max(0, Math.min(x, width - ROOM.width))}px`,
    insetBlockStart: `${Math.max(0, Math.min(y, height - ROOM.height))}px`,
  };
}

function itemsFor(desk: Desk, element: Element): readonly Item[] {
  const report: Item[] =
    element.owner === desk.store.you.person
      ? []
      : [{ words: "Report it", act: () => (reporting.value = { element: element.id, name: nameOf(element, desk.store.state.value, desk.store.you) }) }];
  if (!desk.mayChange(element)) {
    const may = desk.may.value;
    return [{ words: may.draw ? "Somebody else made this" : may.why, act: () => undefined }, ...report];
  }
  const chosen = desk.standing.value.filter(({ id }) => desk.selection.value.has(id));
  const go = (words: string, by: Point): Item => ({ words, stays: true, act: () => settle(desk, shifted(chosen, by)) });
  const stretch = (words: string, by: Point): Item => ({ words, stays: true, act: () => settle(desk, widened(chosen, by)) });
  const edit: Item = { words: "Edit the words", act: () => editWords(desk, element) };
  const other = SIZES.filter((size) => size !== element.shape.size);
  return [
    ...(isWriting(element.shape) ? [edit] : []),
    go("Move up", { x: 0, y: -FAR }),
    go("Move down", { x: 0, y: FAR }),
    go("Move left", { x: -FAR, y: 0 }),
    go("Move right", { x: FAR, y: 0 }),
    stretch("Larger", { x: WIDE, y: WIDE }),
    stretch("Smaller", { x: -WIDE, y: -WIDE }),
    ...other.map((size) => ({ words: `${SIZE_NAMES[size]} ${isWriting(element.shape) ? "letters" : "lines"}`, act: () => restyle(desk, { size }) })),
    { words: "Take off the board", act: () => remove(desk, chosen) },
    ...report,
  ];
}

function move(event: TargetedKeyboardEvent<HTMLElement>, close: () => void): void {
  event.stopPropagation();
  const items = Array.from(event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]"));
  const at = items.findIndex((item) => item === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === "Escape" || event.key === "Tab") close();
  else if (to !== undefined) items[to % items.length]?.focus();
  else return;
  event.preventDefault();
}
