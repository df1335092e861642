import { useEffect, useState } from "preact/hooks";

import { useRoom, useSlice } from "../context";
import type { RoomState } from "../../wire";
import { faded, FADES_MS, signed, writingLine, type Writers } from "./typing";
import { messagesOf } from "./view";

const newestMessage = (state: Pick<RoomState, "chat">) => messagesOf(state).at(-1) ?? null;

/** Who is writing just now. For eyes only: a screen reader hears the message when it comes. */
export function Writing() {
  const store = useRoom();
  const people = useSlice((state) => state.people);
  const [writers, setWriters] = useState<Writers>(new Map());

  useEffect(
    () =>
      store.onSignal((from, sign) => {
        if (sign.kind === "typing" && from !== store.you.person) setWriters((before) => signed(before, from, sign.on, Date.now()));
      }),
    [store],
  );
  const newest = useSlice(newestMessage);
  useEffect(() => {
    // Signs get lost; whoever's message is there has written it.
    if (newest !== null) setWriters((before) => signed(before, newest.author, false, Date.now()));
  }, [newest]);
  useEffect(() => {
    if (writers.size === 0) return undefined;
    const timer = setTimeout(() => setWriters((before) => faded(before, Date.now())), FADES_MS);
    return () => clearTimeout(timer);
  }, [writers]);

  const names = [...writers.keys()].map((id) => people[id]?.name ?? "Somebody");
  return (
    <p class="chat__writing" aria-hidden="true">
      {writingLine(names)}
    </p>
  );
}
