import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { useMemo } from "preact/hooks";

import type { Person, RoomState } from "../wire";
import type { RoomStore } from "./store";

/** Whether students are shown without their names on this screen; it is not kept beyond the page. */
export const isAnonymous: Signal<boolean> = signal(false);

/** The people of a room with students by number, in the order in which they first came. */
export function numbered(people: RoomState["people"]): RoomState["people"] {
  let number = 0;
  const named = Object.entries(people).map(([id, person]): [string, Person] => {
    if (person.role !== "student") return [id, person];
    number += 1;
    return [id, { ...person, name: `Student ${number}` }];
  });
  return Object.fromEntries(named);
}

/** A store whose state has students by number while `isAnonymous`: whatever reads a name there gets the number. */
export function anonymised(store: RoomStore): RoomStore {
  const people = computed(() => store.state.value.people);
  const shown = computed(() => (isAnonymous.value ? numbered(people.value) : people.value));
  const state: ReadonlySignal<RoomState> = computed(() => {
    const all = store.state.value;
    return shown.value === all.people ? all : { ...all, people: shown.value };
  });
  return {
    room: store.room,
    you: store.you,
    state,
    presence: store.presence,
    connection: store.connection,
    pending: store.pending,
    gone: store.gone,
    ownHeld: store.ownHeld,
    hasOlderChat: store.hasOlderChat,
    do: (wish) => store.do(wish),
    dismiss: (id) => store.dismiss(id),
    signal: (sign) => store.signal(sign),
    onSignal: (listener) => store.onSignal(listener),
    olderChat: () => store.olderChat(),
    close: () => store.close(),
  };
}

/** The store as a component shows it: for staff with the switch that takes the names away. */
export function useShownStore(store: RoomStore, isForStaff: boolean): RoomStore {
  return useMemo(() => (isForStaff ? anonymised(store) : store), [store, isForStaff]);
}
