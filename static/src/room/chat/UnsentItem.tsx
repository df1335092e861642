import { ChatText } from "../../maths/ChatText";
import { Button, Icon } from "../../ui";
import { useRoom } from "../context";
import { Author } from "./MessageItem";
import type { ChatModel } from "./model";
import { Quote } from "./Quote";
import type { Unsent } from "./view";

type UnsentItemProps = { readonly unsent: Unsent; readonly opens: boolean; readonly chat: ChatModel };

/** One's own message on its way, dimmed; or refused, with why and its words to write again. */
export function UnsentItem({ unsent, opens, chat }: UnsentItemProps) {
  const store = useRoom();
  const { refusal } = unsent;
  const again = () => {
    chat.writeAgain(unsent.text, unsent.replyTo);
    store.dismiss(unsent.id);
  };
  return (
    <div class={`message message--own ${opens ? "message--opens" : ""} ${refusal === null ? "message--pending" : "message--refused"}`}>
      {opens && <Author person={store.you.person} at={unsent.at} />}
      {unsent.replyTo !== null && <Quote place={unsent.replyTo} />}
      <p class="message__text">
        <ChatText text={unsent.text} />
      </p>
      {refusal === null ? (
        <p class="message__note">{store.connection.value === "live" ? "Sending" : "Saved. It is sent when you are back."}</p>
      ) : (
        <div class="message__refusal" role="status">
          <p class="message__note">
            <Icon name="careful" />
            Not sent. {refusal.message}
          </p>
          <Button size="small" icon="edit" onClick={again}>
            Write it again
          </Button>
          <Button size="small" variant="quiet" onClick={() => store.dismiss(unsent.id)}>
            Discard
          </Button>
        </div>
      )}
    </div>
  );
}
