import { useEffect, useMemo, useRef } from "preact/hooks";

import { hasMaths } from "../../maths/chat";
import { ChatText } from "../../maths/ChatText";
import { Button, IconButton } from "../../ui";
import { useRoom, useSlice } from "../context";
import { nameOf } from "../roles";
import { counted } from "../../dates";
import { roomLeft, type ChatModel } from "./model";
import { TypingSigns } from "./typing";
import { excerpt } from "./view";
import "./composer.css";

/** From how many characters left on the count is shown. */
const COUNT_FROM = 200;

/** Where a message is written; or, in one line, why none can be now. */
export function Composer({ chat }: { readonly chat: ChatModel }) {
  const { you } = useRoom();
  const session = useSlice((state) => state.session);
  const sessions = useSlice((state) => state.sessions);
  const muted = useSlice((state) => state.muted);
  if (session === null) {
    return <p class="composer composer--closed">{sessions > 0 ? "The session has ended, and the chat with it." : "The chat opens with the session."}</p>;
  }
  if (muted.includes(you.person)) {
    return <p class="composer composer--closed">Your tutor has paused your messages. You can raise your hand.</p>;
  }
  return <OpenComposer chat={chat} />;
}

function OpenComposer({ chat }: { readonly chat: ChatModel }) {
  const store = useRoom();
  const field = useRef<HTMLTextAreaElement>(null);
  const signs = useMemo(() => new TypingSigns((on) => store.signal({ kind: "typing", on })), [store]);
  useEffect(() => () => signs.stopped(), [signs]);
  const replyTo = chat.replyTo.value;
  useEffect(() => {
    if (replyTo !== null) field.current?.focus();
  }, [replyTo]);

  const text = chat.text.value;
  const left = roomLeft(text);
  const canSend = text.trim() !== "" && left >= 0;
  const send = () => {
    if (!canSend) return;
    // First of all: a sign that finds the connection busy with the message is dropped.
    signs.stopped();
    void store.do({ kind: "chat.post", text: text.trim(), reply_to: replyTo });
    chat.text.value = "";
    chat.replyTo.value = null;
    field.current?.focus();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {replyTo !== null && <Answering chat={chat} />}
      {hasMaths(text) && (
        <div class="composer__preview">
          <span class="composer__preview-name">How it will look</span>
          <ChatText text={text} />
        </div>
      )}
      <div class="composer__row">
        <textarea
          ref={field}
          class="composer__field"
          rows={1}
          aria-label="Your message"
          aria-describedby="composer-help"
          aria-invalid={left < 0 || undefined}
          placeholder="Write to the room"
          value={text}
          onInput={(event) => {
            chat.text.value = event.currentTarget.value;
            signs.wrote(event.currentTarget.value.trim() === "");
          }}
          onBlur={() => signs.stopped()}
          onKeyDown={(event) => {
            if (event.key === "Escape" && replyTo !== null) {
              event.stopPropagation();
              chat.replyTo.value = null;
            }
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <Button type="submit" variant="primary" disabled={!canSend}>
          Send
        </Button>
      </div>
      <p id="composer-help" class="composer__help">
        <span class="composer__keys">Enter sends, Shift and Enter begins a new line. Maths goes between dollars: $x^2$</span>
        {left <= COUNT_FROM && <Left left={left} />}
      </p>
    </form>
  );
}

function Left({ left }: { readonly left: number }) {
  return (
    <strong class={left < 0 ? "composer__left composer__left--over" : "composer__left"}>
      {left < 0 ? `${counted(-left, "character")} too many: make it shorter` : `${counted(left, "character")} left`}
    </strong>
  );
}

/** The message that is being answered, above the field. */
function Answering({ chat }: { readonly chat: ChatModel }) {
  const store = useRoom();
  const place = chat.replyTo.value;
  const message = place === null ? undefined : store.state.value.chat[place];
  return (
    <div class="composer__answering">
      <p>
        Answering <strong>{message === undefined ? "an earlier message" : nameOf(store.state.value, message.author)}</strong>
        {typeof message?.text === "string" && <>: {excerpt(message.text)}</>}
      </p>
      <IconButton
        small
        icon="close"
        label="Do not answer it"
        onClick={() => {
          chat.replyTo.value = null;
        }}
      />
    </div>
  );
}
