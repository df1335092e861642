import { ChatText } from "../../maths/ChatText";
import { IconButton } from "../../ui";
import type { Message } from "../../wire";
import { useRoom, useSlice } from "../context";
import { reporting } from "../report/reporting";
import { isStaff, nameOf } from "../roles";
import { clock } from "../../dates";
import { HeldMessage } from "./HeldMessage";
import type { ChatModel } from "./model";
import { Quote } from "./Quote";

type MessageItemProps = { readonly message: Message; readonly opens: boolean; readonly deleting: boolean; readonly chat: ChatModel };

/** The id of a message's element, by which replies jump to it. */
export function messageElement(place: number): string {
  return `message-${place}`;
}

/** A message that has its place: posted, being checked, or what is left of one. */
export function MessageItem({ message, opens, deleting, chat }: MessageItemProps) {
  const { you } = useRoom();
  const classes = ["message", opens && "message--opens", message.author === you.person && "message--own", deleting && "message--pending"];
  return (
    <div id={messageElement(message.place)} class={classes.filter(Boolean).join(" ")} tabIndex={-1}>
      {opens && <Author person={message.author} at={message.at} />}
      {message.reply_to !== null && message.status === "posted" && <Quote place={message.reply_to} />}
      <Body message={message} chat={chat} />
      {message.status === "posted" && <Actions message={message} chat={chat} />}
    </div>
  );
}

/** Who wrote, and when: at the beginning of a run. */
export function Author({ person, at }: { readonly person: string; readonly at: number }) {
  const { you } = useRoom();
  const people = useSlice((state) => state.people);
  const known = people[person];
  return (
    <p class="message__author">
      <span class="message__dot" style={{ "--who": `var(--pen-${known?.colour ?? "ink"})` }} aria-hidden="true" />
      <strong>{person === you.person ? "You" : (known?.name ?? "Somebody")}</strong>
      {known?.role === "tutor" && person !== you.person && <span class="message__role">tutor</span>}
      <time class="message__time" dateTime={new Date(at).toISOString()}>
        {clock(at)}
      </time>
    </p>
  );
}

function Body({ message, chat }: { readonly message: Message; readonly chat: ChatModel }) {
  const { you } = useRoom();
  const isOwn = message.author === you.person;
  const before = chat.deleted.value.get(message.place);
  switch (message.status) {
    case "posted":
      return (
        <p class="message__text">
          <ChatText text={message.text ?? ""} />
        </p>
      );
    case "held":
      return <HeldMessage message={message} />;
    case "removed":
      return <p class="message__gone">{isOwn ? "This message was not shown to the others." : "Not shown to the others."}</p>;
    case "deleted":
      return (
        <p class="message__gone">
          {isOwn && before !== undefined ? "You deleted this. " : "Message deleted."}
          {isOwn && before !== undefined && (
            <button type="button" class="message__again" onClick={() => chat.writeAgain(before, message.reply_to)}>
              Write it again
            </button>
          )}
        </p>
      );
  }
}

/** Answer it; delete it, at once: its author can write it again. */
function Actions({ message, chat }: { readonly message: Message; readonly chat: ChatModel }) {
  const store = useRoom();
  const session = useSlice((state) => state.session);
  const isOwn = message.author === store.you.person;
  const whose = isOwn ? "your message" : `the message of ${nameOf(store.state.peek(), message.author)}`;
  const remove = () => {
    if (isOwn && message.text !== null) chat.deleted.value = new Map(chat.deleted.peek()).set(message.place, message.text);
    void store.do({ kind: "chat.delete", place: message.place });
  };
  const answer = () => {
    chat.replyTo.value = message.place;
  };
  return (
    <div class="message__actions">
      {session !== null && <IconButton small icon="reply" label={`Answer ${whose}`} onClick={answer} />}
      {!isOwn && message.text !== null && (
        <IconButton small icon="careful" label={`Report ${whose}`} onClick={() => (reporting.value = { place: message.place, name: whose })} />
      )}
      {(isOwn || isStaff(store.you.role)) && <IconButton small icon="trash" label={`Delete ${whose}`} onClick={remove} />}
    </div>
  );
}
