/** A room in this browser: the interface of its store, and the way to open one. */
import type { ReadonlySignal } from "@preact/signals";

import { api } from "../api";
import { type Id, mintId, type Place } from "../ids";
import { heardAdjusted, lookAgain } from "../settings/own";
import type {
  AccommodationsFrame,
  ChatPage,
  ClientCommand,
  HeldItem,
  HeldList,
  Present,
  Refusal,
  RoomState,
  Signal,
  Snapshot,
  SnapshotRoom,
  You,
} from "../wire";
import { type Keep, keepIn } from "./keep";
import type { OpenLink } from "./link";
import { LiveStore } from "./livestore";
import { openSocket } from "./socket";

export type { Id, Place } from "../ids";

/** A command as a caller words it: the store mints its id. */
export type Wish = ClientCommand extends infer Each
  ? Each extends ClientCommand
    ? Omit<Each, "id"> & { readonly id?: Id }
    : never
  : never;

/**
 * A command on its way.
 *
 * With a `refusal` it changed nothing, and is kept until it is dismissed. Without one it leaves
 * the list in the moment that `state` holds what it led to.
 */
export type Pending = {
  readonly command: ClientCommand;
  /** When it was asked for, by this browser's clock; orders the list. */
  readonly at: number;
  readonly refusal?: Refusal;
};

export type Connection = "connecting" | "live" | "offline" | "gone";

/** Why this browser may not stay in the room. */
export type Gone = {
  readonly reason: "removed" | "signed_out" | "not_allowed";
  readonly message: string;
};

/** How a command ended. */
export type Outcome = { readonly seq: number } | { readonly refusal: Refusal };

/** One room in this browser: what is so, what is on its way, and the ways to ask for more. */
export interface RoomStore {
  readonly room: SnapshotRoom;
  readonly you: You;
  /** Confirmed facts only. */
  readonly state: ReadonlySignal<RoomState>;
  readonly presence: ReadonlySignal<readonly Present[]>;
  readonly connection: ReadonlySignal<Connection>;
  /** Commands on their way, and refused ones, in order; they outlive a reload of the page. */
  readonly pending: ReadonlySignal<readonly Pending[]>;
  readonly gone: ReadonlySignal<Gone | null>;
  /** The words of texts that are being checked: one's own, for staff everybody's. */
  readonly ownHeld: ReadonlySignal<ReadonlyMap<Place, HeldItem>>;
  readonly hasOlderChat: ReadonlySignal<boolean>;
  /** Sends a command, now or when the connection is back. Resolves when its outcome is known. */
  do(wish: Wish): Promise<Outcome>;
  /** Forgets a refused command. */
  dismiss(id: Id): void;
  /** Says what this person is just doing; the caller keeps it to a sensible rate. */
  signal(signal: Signal): void;
  onSignal(listener: (from: Id, signal: Signal) => void): () => void;
  /** Brings the page of messages before the oldest one that is here into `state`. */
  olderChat(): Promise<void>;
  /** Leaves the room. Commands that are still on their way stay saved. */
  close(): void;
}

/** What a store needs of the world: the browser's, or a test's. */
export type World = {
  readonly openLink: OpenLink;
  readonly fetchSnapshot: (room: Id) => Promise<Snapshot>;
  readonly fetchChat: (room: Id, before: Place) => Promise<ChatPage>;
  readonly fetchHeld: (room: Id) => Promise<HeldList>;
  readonly keepFor: (person: Id, room: Id) => Keep;
  /** What is adjusted for this person was told, or may have been missed until now. */
  readonly adjusted: (frame: AccommodationsFrame) => void;
  readonly connected: () => void;
  readonly now: () => number;
  readonly mint: () => Id;
};

const BROWSER: World = {
  openLink: openSocket,
  fetchSnapshot: api.snapshot,
  fetchChat: api.chatBefore,
  fetchHeld: api.held,
  keepFor: (person, room) => keepIn(localStorage, person, room),
  adjusted: heardAdjusted,
  connected: lookAgain,
  now: () => Date.now(),
  mint: mintId,
};

/** Enters a room. Rejects with an `ApiError` when it cannot be entered. */
export async function openRoom(room: Id, world: World = BROWSER): Promise<RoomStore> {
  return new LiveStore(await world.fetchSnapshot(room), world);
}
