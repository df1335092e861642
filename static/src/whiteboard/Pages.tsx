/** Which page is shown, and what a tutor can do with pages. */
import { IconButton, Menu } from "../ui";
import type { BoardModel } from "./model";

export function Pages({ model }: { readonly model: BoardModel }) {
  const { pages } = model.store.state.value.board;
  const at = Math.max(0, pages.indexOf(model.page.value));
  const go = (to: number) => {
    const page = pages[to];
    if (page !== undefined) model.goTo(page);
  };
  return (
    <div class="board-pages" role="group" aria-label="Pages">
      <IconButton small icon="left" label="Page before" tip="above" disabled={at === 0} onClick={() => go(at - 1)} />
      <span class="board-pages__at">
        Page {at + 1} of {pages.length}
      </span>
      <IconButton small icon="right" label="Next page" tip="above" disabled={at === pages.length - 1} onClick={() => go(at + 1)} />
      {model.store.you.role === "tutor" && <TutorMenu model={model} />}
      <IconButton small icon="problem" label="Read the board as a list" tip="above" pressed={model.reading.value} onClick={() => (model.reading.value = !model.reading.value)} />
    </div>
  );
}

function TutorMenu({ model }: { readonly model: BoardModel }) {
  const page = model.page.value;
  const disabled = model.store.state.value.session === null;
  return (
    <Menu
      label="Pages for everybody"
      side="above"
      align="end"
      items={[
        { label: "Bring everybody to this page", icon: "bring", disabled, onSelect: () => void model.store.do({ kind: "page.bring", page }) },
        { label: "Add a page", icon: "plus", disabled, onSelect: () => void model.store.do({ kind: "page.add" }) },
        { label: "Clear this page", icon: "trash", disabled, onSelect: () => void model.store.do({ kind: "page.clear", page }) },
      ]}
    />
  );
}
