/** The whiteboard. */
import { useEffect, useMemo } from "preact/hooks";

import type { RoomStore } from "../room/store";
import { announce, IconButton } from "../ui";
import type { RoomState } from "../wire";
import "./board.css";
import { Canvas } from "./Canvas";
import { news } from "./describe";
import { BoardModel } from "./model";
import { Pages } from "./Pages";
import { ReadingList } from "./ReadingList";
import { Toolbar } from "./Toolbar";
import { WritingEditor } from "./WritingEditor";

const EXPIRE_MS = 1000;
/** What others put on the board is told once in this time, in milliseconds. */
const NEWS_MS = 6000;

export function Board({ store }: { readonly store: RoomStore }) {
  const model = useMemo(() => new BoardModel(store), [store]);
  useFollow(model);
  const editing = model.editing.value;
  return (
    <div class="board">
      <div class="board__surface">
        <Canvas model={model} />
        {editing && <WritingEditor key={editing.id} model={model} editing={editing} />}
        {model.reading.value && <ReadingList model={model} />}
        <Notes model={model} />
      </div>
      <div class="board__bar">
        <Toolbar model={model} />
        <Pages model={model} />
      </div>
    </div>
  );
}

/** Why drawing is not possible, what was refused, and what is being checked. */
function Notes({ model }: { readonly model: BoardModel }) {
  const may = model.may.value;
  const refused = model.store.pending.value.filter(({ command, refusal }) => refusal !== undefined && /^(board|page)\./.test(command.kind));
  const checked = Object.values(model.store.state.value.held).filter(({ surface, author }) => surface === "board" && author === model.store.you.person);
  if (may.draw && refused.length === 0 && checked.length === 0) return null;
  return (
    <div class="board-notes">
      {!may.draw && <p class="board-note">{may.why}</p>}
      {refused.map(({ command, refusal }) => (
        <p key={command.id} class="board-note" role="status">
          {refusal?.message}
          <IconButton small icon="close" label="Put this note away" onClick={() => model.store.dismiss(command.id)} />
        </p>
      ))}
      {checked.map(({ place }) => (
        <p key={place} class="board-note">
          Your words for the board are being checked: “{model.store.ownHeld.value.get(place)?.text ?? "…"}”
        </p>
      ))}
    </div>
  );
}

/** Follows the room: previews of others, pages that the tutor brings, and news for screen readers. */
function useFollow(model: BoardModel): void {
  useEffect(() => model.store.onSignal((from, heard) => model.previews.hear(from, heard)), [model]);
  useEffect(() => {
    const timer = setInterval(() => model.previews.expire(), EXPIRE_MS);
    return () => clearInterval(timer);
  }, [model]);
  useEffect(() => {
    let before: RoomState | null = null;
    const heard = new Map<string, number>();
    const timer = setInterval(() => {
      if (heard.size > 0) announce(news(heard, model.store.state.peek()));
      heard.clear();
    }, NEWS_MS);
    const stop = model.store.state.subscribe((state) => {
      model.previews.settle(before, state);
      if (before !== null) follow(model, before, state, heard);
      before = state;
    });
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [model]);
}

function follow(model: BoardModel, before: RoomState, state: RoomState, heard: Map<string, number>): void {
  if (state.board === before.board) return;
  if (state.board.brought !== before.board.brought) {
    model.goTo(state.board.brought);
    announce(`Your tutor brought everybody to page ${state.board.pages.indexOf(state.board.brought) + 1}.`);
  }
  if (state.board.elements === before.board.elements) return;
  for (const [id, { owner }] of Object.entries(state.board.elements)) {
    if (owner !== model.store.you.person && !Object.hasOwn(before.board.elements, id)) heard.set(owner, (heard.get(owner) ?? 0) + 1);
  }
}
