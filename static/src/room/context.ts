import { useComputed } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";

import type { RoomState } from "../wire";
import type { RoomStore } from "./store";

const RoomContext = createContext<RoomStore | null>(null);

/** Gives a room's store to everything within it. */
export const RoomProvider = RoomContext.Provider;

/** The store of the room that this stands in. */
export function useRoom(): RoomStore {
  const store = useContext(RoomContext);
  if (store === null) throw new Error("This has to stand within a room.");
  return store;
}

/**
 * A part of the room's state. The component renders again only when that part is another one, so
 * that a stroke on the board costs the chat nothing. `pick` must be the same at every render.
 */
export function useSlice<Slice>(pick: (state: RoomState) => Slice): Slice {
  const store = useRoom();
  return useComputed(() => pick(store.state.value)).value;
}
