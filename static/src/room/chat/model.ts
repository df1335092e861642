import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";

import type { Place } from "../../ids";
import type { Message } from "../../wire";
import type { RoomStore } from "../store";
import { keepRead, looked, readBefore, UNREAD, type Reading } from "./reading";
import { messagesOf, unreadCount } from "./view";

/** The longest message, in characters as the server counts them. */
export const LIMIT = 2_000;

/** One room's chat in this browser: what is being written, and what has been read. */
export class ChatModel {
  /** What stands in the composer. */
  readonly text: Signal<string>;
  readonly replyTo: Signal<Place | null> = signal(null);
  /** Whether the panel is unfolded, or its tab chosen. */
  readonly shown: Signal<boolean> = signal(false);
  /** Whether this page is the one looked at. */
  readonly awake: Signal<boolean> = signal(!document.hidden);
  /** Whether the newest message is in view. */
  readonly atNewest: Signal<boolean> = signal(true);
  readonly reading: Signal<Reading>;
  readonly messages: ReadonlySignal<readonly Message[]>;
  readonly unread: ReadonlySignal<number>;
  /** Words of one's own messages that were deleted here, so that they can be written again. */
  readonly deleted: Signal<ReadonlyMap<Place, string>> = signal(new Map());

  private readonly stops: (() => void)[];

  constructor(readonly store: RoomStore) {
    const { room, you } = store;
    const chat = computed(() => store.state.value.chat);
    this.messages = computed(() => messagesOf({ chat: chat.value }));
    this.reading = signal({ ...UNREAD, upto: readBefore(room.id, you.person) });
    this.unread = computed(() => unreadCount(this.messages.value, this.reading.value.upto, you.person));
    this.text = signal(keptText(this.key));
    this.stops = [this.follow(), this.keepDraft(), this.watchPage()];
  }

  /** Puts words into the composer, in front of what stands there. */
  writeAgain(text: string, replyTo: Place | null): void {
    batch(() => {
      const standing = this.text.peek();
      this.text.value = standing.trim() === "" ? text : `${text}\n${standing}`;
      this.replyTo.value = replyTo ?? this.replyTo.peek();
    });
  }

  close(): void {
    for (const stop of this.stops) stop();
  }

  private get key(): string {
    return `studyhall.writing.${this.store.you.person}.${this.store.room.id}`;
  }

  /** Reads on while somebody looks, and keeps how far. */
  private follow(): () => void {
    return effect(() => {
      const looking = this.shown.value && this.awake.value && this.atNewest.value;
      const newest = this.messages.value.at(-1)?.place ?? 0;
      const next = looked(this.reading.peek(), looking, newest);
      if (next.upto !== null && next.upto !== this.reading.peek().upto) keepRead(this.store.room.id, this.store.you.person, next.upto);
      this.reading.value = next;
    });
  }

  private keepDraft(): () => void {
    return effect(() => {
      try {
        sessionStorage.setItem(this.key, this.text.value);
      } catch {
        // Storage is off: what is being written lasts as long as the page.
      }
    });
  }

  private watchPage(): () => void {
    const look = () => {
      this.awake.value = !document.hidden;
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }
}

function keptText(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** How many characters more a message may have; negative if it is too long. */
export function roomLeft(text: string): number {
  return LIMIT - Array.from(text.trim()).length;
}
