/** Commands that are not done yet, kept in the browser across a reload of the page. */
import type { Id } from "../ids";
import type { Pending } from "./store";

/** How long a command is kept, in milliseconds: an intent of yesterday is none of today. */
const KEPT_MS = 12 * 60 * 60 * 1000;

const PREFIX = "studyhall.outbox.";

export interface Keep {
  /** What was kept, in order. */
  load(): readonly Pending[];
  save(pending: Pending): void;
  remove(id: Id): void;
}

/**
 * Keeps one person's commands to one room.
 *
 * Each command has an entry of its own, so that two pages of the same person do not write over
 * each other. When the storage is full, a command is sent all the same, only not kept.
 */
export function keepIn(storage: Storage, person: Id, room: Id, now: () => number = Date.now): Keep {
  const prefix = `${PREFIX}${person}.${room}.`;
  return {
    load: () => load(storage, prefix, now() - KEPT_MS),
    save: (pending) => {
      try {
        storage.setItem(prefix + pending.command.id, JSON.stringify(pending));
      } catch {
        storage.removeItem(prefix + pending.command.id);
      }
    },
    remove: (id) => storage.removeItem(prefix + id),
  };
}

/** Removes everything that is kept of a person. */
export function forgetOutboxes(storage: Storage, person: Id): void {
  for (const key of keysOf(storage, `${PREFIX}${person}.`)) storage.removeItem(key);
}

function load(storage: Storage, prefix: string, since: number): readonly Pending[] {
  const found: Pending[] = [];
  for (const key of keysOf(storage, prefix)) {
    const pending = parse(storage.getItem(key));
    if (pending && pending.at >= since) found.push(pending);
    else storage.removeItem(key);
  }
  return found.sort((one, other) => one.at - other.at);
}

function keysOf(storage: Storage, prefix: string): readonly string[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  return keys.filter((key) => key.startsWith(prefix));
}

function parse(text: string | null): Pending | null {
  try {
    return JSON.parse(text ?? "null") as Pending | null;
  } catch {
    return null;
  }
}
