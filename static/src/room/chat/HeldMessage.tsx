import { ChatText } from "../../maths/ChatText";
import { Icon } from "../../ui";
import type { Message } from "../../wire";
import { useRoom } from "../context";
import { HeldDecision } from "./HeldDecision";

/** A message that is being checked: its author sees their words, staff see them on request and decide. */
export function HeldMessage({ message }: { readonly message: Message }) {
  const store = useRoom();
  const held = store.ownHeld.value.get(message.place);
  if (message.author !== store.you.person) return <HeldDecision place={message.place} item={held} />;
  return (
    <div class="message__held">
      {held !== undefined && (
        <p class="message__text">
          <ChatText text={held.text} />
        </p>
      )}
      <p class="message__note">
        <Icon name="clock" />
        Your message is being checked. It will appear when it is.
      </p>
    </div>
  );
}
