import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";

import { Button } from "../../ui";
import { useRoom } from "../context";
import { settings } from "../../settings/settings";
import { counted } from "../../dates";
import { dayTitle } from "../words";
import { MessageItem } from "./MessageItem";
import type { ChatModel } from "./model";
import { UnsentItem } from "./UnsentItem";
import { useConversationScroll } from "./useScroll";
import { deletionsOf, linesOf, unsentOf, type Line } from "./view";
import "./messages.css";

/** The conversation, the newest at the bottom; older messages come as one scrolls up. */
export function MessageList({ chat }: { readonly chat: ChatModel }) {
  const store = useRoom();
  const lines = useComputed(() =>
    linesOf({
      messages: chat.messages.value,
      unsent: unsentOf(store.pending.value),
      deleting: deletionsOf(store.pending.value),
      unreadAfter: chat.reading.value.mark ?? (chat.reading.value.looking ? null : chat.reading.value.upto),
      you: store.you.person,
    }),
  ).value;
  const list = useRef<HTMLDivElement>(null);
  const scroll = useConversationScroll(list, chat, lines.length);
  return (
    <div class="messages-frame">
      <div ref={list} class="messages" role="log" aria-live="off" aria-label="Messages" onScroll={scroll.onScroll}>
        <div class="messages__lines">
          {store.hasOlderChat.value && (
            <Button size="small" variant="quiet" class="messages__older" pending={scroll.fetching} onClick={scroll.fetchOlder}>
              Show older messages
            </Button>
          )}
          {lines.length === 0 && <p class="messages__empty">What you and the others write appears here. Say hello, or ask about the problem.</p>}
          {lines.map((line) => (
            <LineItem key={keyOf(line)} line={line} chat={chat} />
          ))}
        </div>
      </div>
      {!chat.atNewest.value && (
        <Button size="small" icon="down" class="messages__newest" onClick={scroll.toNewest}>
          {chat.unread.value > 0 ? newMessages(chat.unread.value) : "To the newest"}
        </Button>
      )}
    </div>
  );
}

/** How many messages are new; in calm mode only that there are some. */
function newMessages(count: number): string {
  return settings.value.calm ? "New messages" : counted(count, "new message");
}

function keyOf(line: Line): string {
  switch (line.kind) {
    case "day":
      return `day ${line.at}`;
    case "unread":
      return "unread";
    case "message":
      return `place ${line.message.place}`;
    case "unsent":
      return line.unsent.id;
  }
}

function LineItem({ line, chat }: { readonly line: Line; readonly chat: ChatModel }) {
  switch (line.kind) {
    case "day":
      return (
        <p class="messages__day">
          <span>{dayTitle(line.at, Date.now())}</span>
        </p>
      );
    case "unread":
      return (
        <p class="messages__unread">
          <span>{newMessages(line.count)}</span>
        </p>
      );
    case "message":
      return <MessageItem message={line.message} opens={line.opens} deleting={line.deleting} chat={chat} />;
    case "unsent":
      return <UnsentItem unsent={line.unsent} opens={line.opens} chat={chat} />;
  }
}
