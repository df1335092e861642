/** Tools, colours, sizes, undo and zoom: one row at the bottom of the board. */
import { settings } from "../settings";
import { IconButton, Menu, type MenuItem } from "../ui";
import type { BoardModel } from "./model";
import { COLOURS, LOOKING, SIZES, TOOLS } from "./tools";
import { zoomed } from "./view";

export function Toolbar({ model }: { readonly model: BoardModel }) {
  const may = model.may.value.draw;
  const letters = settings.value.letters;
  return (
    <div class="board-tools" role="toolbar" aria-label="Drawing tools">
      <div class="board-tools__group">
        {TOOLS.map(({ tool, letter, name, icon }) => (
          <IconButton
            key={tool}
            small
            icon={icon}
            label={name}
            letter={letters ? letter : undefined}
            tip="above"
            pressed={model.tool.value === tool}
            disabled={!may && !LOOKING.includes(tool)}
            onClick={() => model.use(tool)}
          />
        ))}
      </div>
      <div class="board-tools__group">
        <Menu label={`Colour: ${model.colour.value}`} button={<span class="board-swatch" style={{ color: `var(--pen-${model.colour.value})` }} />} side="above" items={colours(model)} />
        <Menu label={`Size: ${sizeName(model)}`} button={<span class={`board-size board-size--${model.size.value}`} />} side="above" items={sizes(model)} />
        <UndoButtons model={model} />
      </div>
      <div class="board-tools__group">
        <IconButton small icon="minus" label="Further away" tip="above" onClick={() => zoom(model, 0.8)} />
        <IconButton small icon="fit" label="The whole page" tip="above" onClick={() => model.look(null)} />
        <IconButton small icon="plus" label="Closer" tip="above" onClick={() => zoom(model, 1.25)} />
      </div>
    </div>
  );
}

function UndoButtons({ model }: { readonly model: BoardModel }) {
  const depth = model.store.state.value.board.depth[model.store.you.person];
  const may = model.may.value.draw;
  return (
    <>
      <IconButton small icon="undo" label="Take back" tip="above" disabled={!may || !depth?.undo} onClick={() => model.undo()} />
      <IconButton small icon="redo" label="Do again" tip="above" disabled={!may || !depth?.redo} onClick={() => model.redo()} />
      {model.chosen.value.length > 0 && model.canChange.value && <IconButton small icon="trash" label="Take off the board" tip="above" onClick={() => model.removeSelected()} />}
    </>
  );
}

function colours(model: BoardModel): MenuItem[] {
  return COLOURS.map((colour) => ({ label: colour.charAt(0).toUpperCase() + colour.slice(1), checked: model.colour.value === colour, onSelect: () => model.recolour(colour) }));
}

function sizes(model: BoardModel): MenuItem[] {
  return SIZES.map(({ size, name }) => ({ label: name, checked: model.size.value === size, onSelect: () => model.resize(size) }));
}

function sizeName(model: BoardModel): string {
  return SIZES.find(({ size }) => size === model.size.value)?.name.toLowerCase() ?? "";
}

function zoom(model: BoardModel, factor: number): void {
  const { width, height } = model.extent.peek();
  model.look(zoomed(model.view.peek(), { width, height }, factor, { x: width / 2, y: height / 2 }));
}
