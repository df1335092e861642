import type { Id } from "../../ids";
import { listed } from "../../dates";

/** After how long without a sign somebody is no longer taken to be writing, in milliseconds. */
export const FADES_MS = 6_000;
/** How often "is writing" is said again while somebody goes on writing. */
const REPEAT_MS = 3_000;

/** Says that this person is writing, at a sensible rate, and when they stopped. */
export class TypingSigns {
  private saidAt: number | null = null;

  constructor(
    private readonly say: (on: boolean) => void,
    private readonly now: () => number = () => Date.now(),
  ) {}

  /** The text in the composer changed; `empty` if there is none any more. */
  wrote(empty: boolean): void {
    if (empty) {
      this.stopped();
    } else if (this.saidAt === null || this.now() - this.saidAt >= REPEAT_MS) {
      this.saidAt = this.now();
      this.say(true);
    }
  }

  /** The message was sent, or left alone. */
  stopped(): void {
    if (this.saidAt === null) return;
    this.saidAt = null;
    this.say(false);
  }
}

/** Who is writing, and since when they were last seen to. */
export type Writers = ReadonlyMap<Id, number>;

/** The writers after a sign from one of them. */
export function signed(writers: Writers, from: Id, on: boolean, now: number): Writers {
  if (!on && !writers.has(from)) return writers;
  const next = new Map(writers);
  if (on) next.set(from, now);
  else next.delete(from);
  return next;
}

/** The writers without those of whom nothing was seen for a while; the same map if none faded. */
export function faded(writers: Writers, now: number): Writers {
  const left = [...writers].filter(([, at]) => now - at < FADES_MS);
  return left.length === writers.size ? writers : new Map(left);
}

/** "Mia is writing", "Mia and Tom are writing", "3 people are writing"; empty for nobody. */
export function writingLine(names: readonly string[]): string {
  if (names.length === 0) return "";
  if (names.length === 1) return `${listed(names)} is writing`;
  return names.length < 3 ? `${listed(names)} are writing` : `${names.length} people are writing`;
}
