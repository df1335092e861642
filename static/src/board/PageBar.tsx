import type { JSX } from "preact";

import { announce, IconButton, Menu, type MenuItem } from "../ui";
import type { Desk } from "./desk";
import { percent, stepped } from "./view";

/** Which page this is, how large it is shown, and the way to others. */
export function PageBar({ desk }: { readonly desk: Desk }): JSX.Element {
  return (
    <div class="page-bar">
      <Pages desk={desk} />
      <div class="page-bar__group">
        <button type="button" class="page-bar__read" aria-pressed={desk.isReading.value} onClick={() => (desk.isReading.value = !desk.isReading.value)}>
          {desk.isReading.value ? "Back to the drawing" : "Read the board"}
        </button>
        {!desk.isReading.value && <Zoom desk={desk} />}
      </div>
    </div>
  );
}

function Pages({ desk }: { readonly desk: Desk }): JSX.Element {
  const { pages } = desk.store.state.value.board;
  const at = pages.indexOf(desk.page.value);
  // On a phone the list alone has to do.
  const hasNeighbours = pages.length > 1 && !desk.compact.value;
  const turn = (page: string | undefined) => {
    if (page === undefined) return;
    desk.turnTo(page);
    announce(`Page ${pages.indexOf(page) + 1} of ${pages.length}.`);
  };
  const list: readonly MenuItem[] = pages.map((page, index) => ({ label: `Page ${index + 1}`, checked: index === at, onSelect: () => turn(page) }));
  const items = desk.store.you.role === "tutor" ? [...list, ...tutorItems(desk)] : list;
  return (
    <div class="page-bar__group">
      {hasNeighbours && <IconButton small icon="left" label="Page before" disabled={at <= 0} onClick={() => turn(pages[at - 1])} />}
      <Menu
        label={`Page ${at + 1} of ${pages.length}: other pages`}
        class="page-bar__page"
        items={items}
        button={
          <>
            Page {at + 1} of {pages.length}
          </>
        }
      />
      {hasNeighbours && <IconButton small icon="right" label="Next page" disabled={at >= pages.length - 1} onClick={() => turn(pages[at + 1])} />}
    </div>
  );
}

function tutorItems(desk: Desk): readonly MenuItem[] {
  const { store } = desk;
  const resting = !desk.may.value.draw;
  const page = desk.page.value;
  const hasNothing = desk.standing.value.length === 0;
  return [
    { label: "Add a page", icon: "plus", disabled: resting, onSelect: () => void addPage(desk) },
    { label: "Bring everybody here", icon: "bring", disabled: resting, onSelect: () => void store.do({ kind: "page.bring", page }) },
    { label: "Clear this page", icon: "trash", disabled: resting || hasNothing, onSelect: () => void clearPage(desk) },
  ];
}

/** Adds a page and turns to it. */
async function addPage(desk: Desk): Promise<void> {
  const outcome = await desk.store.do({ kind: "page.add" });
  const { pages } = desk.store.state.peek().board;
  const last = pages.at(-1);
  if ("refusal" in outcome || last === undefined) return;
  desk.turnTo(last);
  announce(`Page ${pages.length} is new.`);
}

async function clearPage(desk: Desk): Promise<void> {
  desk.selection.value = new Set();
  const outcome = await desk.store.do({ kind: "page.clear", page: desk.page.peek() });
  if (!("refusal" in outcome)) announce("The page is clear. Undo brings everything back.");
}

function Zoom({ desk }: { readonly desk: Desk }): JSX.Element {
  const view = desk.view.value;
  const step = (direction: 1 | -1) => desk.look(stepped(desk.view.peek(), direction, desk.area.peek()));
  return (
    <>
      <IconButton small icon="minus" label="Smaller" letter="−" onClick={() => step(-1)} />
      {!desk.compact.value && <span class="page-bar__percent">{percent(view)}</span>}
      <IconButton small icon="plus" label="Larger" letter="+" onClick={() => step(1)} />
      <IconButton small icon="fit" label="See the whole page" letter="0" onClick={() => desk.fit()} />
    </>
  );
}
