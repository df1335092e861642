import type { Place } from "../../ids";
import { Icon } from "../../ui";
import { useRoom, useSlice } from "../context";
import { messageElement } from "./MessageItem";
import { excerpt } from "./view";

/** The message that this one answers, in a line; pressing it goes there. */
export function Quote({ place }: { readonly place: Place }) {
  const { you } = useRoom();
  const chat = useSlice((state) => state.chat);
  const people = useSlice((state) => state.people);
  const message = chat[place];
  if (message === undefined) return <p class="quote">Answers an earlier message</p>;
  const name = message.author === you.person ? "you" : (people[message.author]?.name ?? "somebody");
  return (
    <button type="button" class="quote quote--there" onClick={() => jumpTo(place)}>
      <Icon name="reply" />
      <span>
        Answers {name}: {message.text === null ? "a message that is not there any more" : excerpt(message.text, 60)}
      </span>
    </button>
  );
}

function jumpTo(place: Place): void {
  const element = document.getElementById(messageElement(place));
  element?.scrollIntoView({ block: "center" });
  element?.focus({ preventScroll: true });
}
