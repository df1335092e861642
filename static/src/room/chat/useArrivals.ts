import { useEffect, useRef } from "preact/hooks";

import { announce } from "../../ui";
import { useRoom, useSlice } from "../context";
import { freshOf, saying } from "./arrivals";
import { messagesOf } from "./view";

/** How long new messages are gathered before they are said together, in milliseconds. */
const GATHER_MS = 1_000;

/** Has screen readers say the messages that come, gathered, whether the chat is open or folded. */
export function useAnnouncedArrivals(): void {
  const store = useRoom();
  const chat = useSlice((state) => state.chat);
  const said = useRef(messagesOf(store.state.peek()));

  useEffect(() => {
    const timer = setTimeout(() => {
      const state = store.state.peek();
      const messages = messagesOf(state);
      for (const { text, assertive } of saying(state, freshOf(said.current, messages), store.you.person)) announce(text, { assertive, news: true });
      said.current = messages;
    }, GATHER_MS);
    return () => clearTimeout(timer);
  }, [chat, store]);
}
