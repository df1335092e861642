import type { JSX } from "preact";

import { Maths } from "../maths/Maths";
import { Button } from "../ui";
import type { Element } from "../wire";
import type { Desk } from "./desk";
import { boxOf } from "./moving";
import { byWhom, nameOf, region } from "./reading";
import { centre } from "./page";
import { isWriting } from "./shapes";
import { stampName } from "./tools";
import { revealing } from "./view";

type ReadListProps = { readonly desk: Desk; readonly focus: () => void };

/** The page in words, in reading order. */
export function ReadList({ desk, focus }: ReadListProps): JSX.Element {
  const { pages } = desk.store.state.value.board;
  const page = pages.indexOf(desk.page.value) + 1;
  const elements = desk.inOrder.value;
  return (
    <section class="read-list" aria-label={`Page ${page} in words`}>
      {elements.length === 0 ? (
        <p class="read-list__empty">Nothing is on page {page} yet. What is drawn and written on it will be listed here.</p>
      ) : (
        <ol class="read-list__items">
          {elements.map((element) => (
            <li key={element.id} class="read-list__item">
              <Item desk={desk} element={element} />
              <Button size="small" variant="quiet" onClick={() => show(desk, element, focus)}>
                Show<span class="unseen"> it on the board: {nameOf(element, desk.store.state.value, desk.store.you)}</span>
              </Button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

const KINDS = { text: "Text", note: "Sticky note", maths: "Maths" } as const;

function Item({ desk, element }: { readonly desk: Desk; readonly element: Element }): JSX.Element {
  const { shape, owner } = element;
  const state = desk.store.state.value;
  if (!isWriting(shape) || stampName(shape.text) !== null) return <p class="read-list__words">{nameOf(element, state, desk.store.you)}</p>;
  return (
    <div class="read-list__words">
      <p class="read-list__about">
        {KINDS[shape.kind]} {byWhom(owner, state, desk.store.you)}, {region(centre(shape))}
      </p>
      <p class="read-list__text">{shape.kind === "maths" ? <Maths tex={shape.text} /> : shape.text}</p>
    </div>
  );
}

/** Leaves the list for the drawing, and goes to the element there. */
function show(desk: Desk, element: Element, focus: () => void): void {
  desk.isReading.value = false;
  desk.look(revealing(desk.view.peek(), boxOf(element.shape), desk.area.peek()));
  desk.active.value = element.id;
  // The drawing is not there to be focused before the next frame.
  requestAnimationFrame(focus);
}
