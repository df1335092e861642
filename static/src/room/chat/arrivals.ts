import type { Id, Place } from "../../ids";
import type { Message, RoomState } from "../../wire";
import { nameOf } from "../roles";
import { listed } from "../../dates";

/** What a screen reader says of messages that came since it last said something. */
export type Said = { readonly text: string; readonly assertive: boolean };

/**
 * One sentence about the new messages of others: two are read out, more are counted. A reply to
 * one's own message is said at once.
 */
export function saying(state: RoomState, fresh: readonly Message[], you: Id): readonly Said[] {
  const others = fresh.filter((each) => each.author !== you && each.status === "posted" && each.text !== null);
  const toYou = others.filter((each) => isToYou(state, each.reply_to, you));
  const rest = others.filter((each) => !toYou.includes(each));
  return [
    ...toYou.map((each) => ({ text: `${nameOf(state, each.author)} answers you: ${each.text ?? ""}`, assertive: true })),
    ...together(state, rest),
  ];
}

function isToYou(state: RoomState, place: Place | null, you: Id): boolean {
  return place !== null && state.chat[place]?.author === you;
}

function together(state: RoomState, messages: readonly Message[]): readonly Said[] {
  if (messages.length === 0) return [];
  if (messages.length < 3) {
    return messages.map((each) => ({ text: `${nameOf(state, each.author)}: ${each.text ?? ""}`, assertive: false }));
  }
  const names = [...new Set(messages.map((each) => nameOf(state, each.author)))];
  return [{ text: `${messages.length} new messages from ${listed(names)}.`, assertive: false }];
}

/** The posted messages that were not there before. Older ones, brought by scrolling up, are not new. */
export function freshOf(before: readonly Message[], after: readonly Message[]): readonly Message[] {
  const known = new Set(before.filter((each) => each.status === "posted").map((each) => each.place));
  const oldest = before[0]?.place ?? 0;
  return after.filter((each) => each.status === "posted" && each.place > oldest && !known.has(each.place));
}
