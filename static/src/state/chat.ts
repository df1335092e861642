import type {
  ChatDeleted,
  ChatHeld,
  ChatPosted,
  ChatReleased,
  HeldSettled,
  Message,
  Recorded,
  RoomState,
} from "../wire";
import { at, put, without } from "./record";

/** A message stands at its seq. */
export function posted(state: RoomState, recorded: Recorded, fact: ChatPosted): RoomState {
  return withMessage(state, messageAt(recorded, fact, fact.text, "posted"));
}

/** A place is taken by a message that is being checked. */
export function held(state: RoomState, recorded: Recorded, fact: ChatHeld): RoomState {
  return withMessage(state, messageAt(recorded, fact, null, "held"));
}

/** A held message appears at the place it was written at. */
export function released(state: RoomState, fact: ChatReleased): RoomState {
  const { place, author, written_at, text, reply_to } = fact;
  return withMessage(state, { place, author, at: written_at, text, reply_to, status: "posted" });
}

/** The words are gone; the place stays. */
export function deleted(state: RoomState, fact: ChatDeleted): RoomState {
  const message = at(state.chat, fact.place);
  return message ? withMessage(state, { ...message, text: null, status: "deleted" }) : state;
}

/** A held message was withdrawn by its author, or removed by staff. */
export function settled(state: RoomState, recorded: Recorded, fact: HeldSettled): RoomState {
  const message = at(state.chat, fact.place);
  if (!message || fact.released) return state;
  if (recorded.by === fact.author) return { ...state, chat: without(state.chat, fact.place) };
  return withMessage(state, { ...message, status: "removed" });
}

function messageAt(
  { seq, by, at: when }: Recorded,
  { reply_to }: ChatPosted | ChatHeld,
  text: string | null,
  status: Message["status"],
): Message {
  return { place: seq, author: by, at: when, text, reply_to, status };
}

function withMessage(state: RoomState, message: Message): RoomState {
  return { ...state, chat: put(state.chat, message.place, message) };
}
