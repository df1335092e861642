/** The words of texts that are being checked: one's own, for staff everybody's. */
import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";

import type { Place } from "../ids";
import type {
  ClientCommand,
  HeldItem,
  HeldList,
  Recorded,
  RoomState,
  SnapshotRoom,
  You,
} from "../wire";

/** The places at which a text waits, as far as this viewer may know. */
export function heldPlaces(state: RoomState): readonly Place[] {
  const messages = Object.values(state.chat).filter((message) => message.status === "held");
  return [...messages, ...Object.values(state.held)].map(({ place }) => place);
}

/**
 * Keeps the words of what is held, as long as it is.
 *
 * They are in no fact, so they are fetched on their own: once for every place that appears. What
 * was just written here is known without.
 */
export class HeldWords {
  readonly items: ReadonlySignal<ReadonlyMap<Place, HeldItem>>;
  readonly #known = signal<ReadonlyMap<Place, HeldItem>>(new Map());
  readonly #asked = new Set<Place>();
  readonly #fetch: () => Promise<HeldList>;
  readonly #stop: () => void;
  #fetching = false;

  constructor(state: ReadonlySignal<RoomState>, fetch: () => Promise<HeldList>) {
    this.#fetch = fetch;
    const places = computed(() => heldPlaces(state.value).join());
    const waiting = computed(() => new Set(places.value.split(",").map(Number)));
    this.items = computed(
      () => new Map([...this.#known.value].filter(([place]) => waiting.value.has(place))),
    );
    this.#stop = effect(() => {
      if (places.value) void this.#fetchMissing([...waiting.value]);
    });
  }

  /** Notes the words of a command that was written here and is now held. */
  wrote(
    recorded: Recorded,
    command: ClientCommand,
    state: RoomState,
    room: SnapshotRoom,
    you: You,
  ): void {
    const words = wordsOf(command);
    if (words === null) return;
    const item: HeldItem = {
      ...words,
      room: room.id,
      room_name: room.name,
      place: recorded.seq,
      author: { id: you.person, name: state.people[you.person]?.name ?? "" },
      category: "",
      written_at: recorded.at,
    };
    this.#asked.add(recorded.seq);
    this.#known.value = new Map([...this.#known.peek(), [recorded.seq, item]]);
  }

  close(): void {
    this.#stop();
  }

  async #fetchMissing(places: readonly Place[]): Promise<void> {
    const missing = places.filter((place) => !this.#asked.has(place));
    if (missing.length === 0 || this.#fetching) return;
    this.#fetching = true;
    for (const place of missing) this.#asked.add(place);
    try {
      const { items } = await this.#fetch();
      this.#known.value = new Map([
        ...this.#known.peek(),
        ...items.map((item) => [item.place, item] as const),
      ]);
    } catch {
      // Not now; the next text that is held asks for these too.
      for (const place of missing) this.#asked.delete(place);
    } finally {
      this.#fetching = false;
    }
  }
}

function wordsOf(command: ClientCommand): Pick<HeldItem, "surface" | "text" | "element"> | null {
  switch (command.kind) {
    case "chat.post":
      return { surface: "chat", text: command.text, element: null };
    case "answer.give":
    case "answer.propose":
      return { surface: "answer", text: command.answer, element: null };
    case "board.create":
      for (const { id, shape } of command.elements) {
        if ("text" in shape) return { surface: "board", text: shape.text, element: id };
      }
      return null;
    case "board.patch":
      for (const { id, text } of command.patches) {
        if (text !== null && text !== undefined) return { surface: "board", text, element: id };
      }
      return null;
    default:
      return null;
  }
}
