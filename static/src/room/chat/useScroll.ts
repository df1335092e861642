import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

import { useRoom } from "../context";
import type { ChatModel } from "./model";

/** How near to an end counts as being there, in pixels. */
const NEAR = 48;

/**
 * Keeps the newest message in view while somebody is there, holds still what they read when older
 * ones come above it, and asks for older ones as they come near the top.
 */
export function useConversationScroll(list: RefObject<HTMLElement | null>, chat: ChatModel, lines: number) {
  const store = useRoom();
  const [fetching, setFetching] = useState(false);
  const height = useRef(0);
  const oldest = useRef<number | undefined>(undefined);
  const first = chat.messages.value[0]?.place;
  const shown = chat.shown.value;

  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const isPrepended = oldest.current !== undefined && first !== undefined && first < oldest.current;
    if (isPrepended) element.scrollTop += element.scrollHeight - height.current;
    else if (chat.atNewest.peek()) element.scrollTop = element.scrollHeight;
    height.current = element.scrollHeight;
    oldest.current = first;
  }, [list, chat, lines, first, shown]);

  useEffect(() => {
    const element = list.current;
    if (element === null || typeof ResizeObserver === "undefined") return undefined;
    // Neither a formula that is set late, nor a message that is refused, nor a composer that grows
    // pushes the newest out of view.
    const observer = new ResizeObserver(() => {
      if (chat.atNewest.peek()) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [list, chat]);

  const fetchOlder = () => {
    if (fetching || !store.hasOlderChat.peek()) return;
    setFetching(true);
    height.current = list.current?.scrollHeight ?? 0;
    void store.olderChat().finally(() => setFetching(false));
  };
  const onScroll = () => {
    const element = list.current;
    if (element === null || element.clientHeight === 0) return;
    chat.atNewest.value = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    if (element.scrollTop < NEAR && !chat.atNewest.peek()) fetchOlder();
  };
  const toNewest = () => {
    chat.atNewest.value = true;
    if (list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  };
  return { fetching, fetchOlder, onScroll, toNewest };
}
