import type { Id, Place } from "../../ids";
import type { ChatPost, Message, Refusal, RoomState } from "../../wire";
import type { Pending } from "../store";
import { sameDay } from "../words";

/** A message on its way, or refused. */
export type Unsent = {
  readonly id: Id;
  readonly at: number;
  readonly text: string;
  readonly replyTo: Place | null;
  readonly refusal: Refusal | null;
};

/** A line of the conversation. */
export type Line =
  | { readonly kind: "day"; readonly at: number }
  | { readonly kind: "unread"; readonly count: number }
  | { readonly kind: "message"; readonly message: Message; readonly opens: boolean; readonly deleting: boolean }
  | { readonly kind: "unsent"; readonly unsent: Unsent; readonly opens: boolean };

/** How long a pause may be within one person's run of messages: longer, and the name comes again. */
const RUN_MS = 5 * 60_000;

/** The room's messages in the order of their places. */
export function messagesOf(state: Pick<RoomState, "chat">): readonly Message[] {
  return Object.values(state.chat).sort((one, other) => one.place - other.place);
}

/** One's own messages that are on their way or were refused, in order. */
export function unsentOf(pending: readonly Pending[]): readonly Unsent[] {
  return pending.flatMap(({ command, at, refusal }) =>
    command.kind === "chat.post" ? [unsent(command, at, refusal ?? null)] : [],
  );
}

function unsent(command: ChatPost, at: number, refusal: Refusal | null): Unsent {
  return { id: command.id, at, text: command.text, replyTo: command.reply_to ?? null, refusal };
}

/** The places whose deletion is on its way. */
export function deletionsOf(pending: readonly Pending[]): ReadonlySet<Place> {
  return new Set(
    pending.flatMap(({ command, refusal }) =>
      command.kind === "chat.delete" && refusal === undefined ? [command.place] : [],
    ),
  );
}

export type Conversation = {
  readonly messages: readonly Message[];
  readonly unsent: readonly Unsent[];
  readonly deleting: ReadonlySet<Place>;
  /** The place behind which messages were unread when the chat was opened; null for none. */
  readonly unreadAfter: Place | null;
  readonly you: Id;
};

/** The conversation as lines: days, the mark of what is unread, and runs of messages. */
export function linesOf({ messages, unsent, deleting, unreadAfter, you }: Conversation): readonly Line[] {
  const lines: Line[] = [];
  let before: Message | null = null;
  let marked = false;
  for (const message of messages) {
    const newDay = before === null || !sameDay(before.at, message.at);
    if (newDay) lines.push({ kind: "day", at: message.at });
    const isMark = !marked && isUnread(message, unreadAfter, you);
    if (isMark) {
      lines.push({ kind: "unread", count: unreadCount(messages, unreadAfter, you) });
      marked = true;
    }
    const opens = newDay || isMark || !continues(before, message);
    lines.push({ kind: "message", message, opens, deleting: deleting.has(message.place) });
    before = message;
  }
  let author = before?.author ?? null;
  for (const each of unsent) {
    lines.push({ kind: "unsent", unsent: each, opens: author !== you || each.replyTo !== null });
    author = you;
  }
  return lines;
}

function continues(before: Message | null, message: Message): boolean {
  if (before?.author !== message.author || message.reply_to !== null) return false;
  return message.at - before.at < RUN_MS;
}

/** How many messages of others stand behind a place; 0 if nothing is known to be unread. */
export function unreadCount(messages: readonly Message[], after: Place | null, you: Id): number {
  return messages.filter((message) => isUnread(message, after, you)).length;
}

function isUnread(message: Message, after: Place | null, you: Id): boolean {
  return after !== null && message.place > after && message.author !== you && message.status === "posted";
}

/** The first words of a message, for a quotation. */
export function excerpt(text: string, length = 80): string {
  const line = text.replace(/\s+/g, " ").trim();
  const letters = Array.from(line);
  return letters.length > length ? `${letters.slice(0, length).join("").trimEnd()}…` : line;
}
