import { createContext } from "preact";
import { useContext } from "preact/hooks";

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
