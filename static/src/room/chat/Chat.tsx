import { PeopleRow } from "../people/PeopleRow";
import { Composer } from "./Composer";
import { HeldWords } from "./HeldWords";
import { MessageList } from "./MessageList";
import type { ChatModel } from "./model";
import { useAnnouncedArrivals } from "./useArrivals";
import { Writing } from "./Writing";
import "./chat.css";

/** The chat: who is here, what was said, and the place to say something. */
export function Chat({ chat }: { readonly chat: ChatModel }) {
  useAnnouncedArrivals();
  return (
    <div class="chat">
      <PeopleRow />
      <HeldWords />
      <MessageList chat={chat} />
      <Writing />
      <Composer chat={chat} />
    </div>
  );
}
