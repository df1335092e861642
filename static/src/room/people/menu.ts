import type { Id } from "../../ids";
import { announce, type MenuItem } from "../../ui";
import type { Wish } from "../store";
import { NUDGES, nudgeWords } from "../nudges";
import type { Standing } from "./standing";

/** What the menu needs beside the student: none of it has to be given. */
type Beside = {
  /** The room's problem, where the student was given another one. */
  readonly back?: Id | null;
  readonly adjust?: () => void;
  /** What the student has on the board, at the moment of asking. */
  readonly drawn?: () => readonly Id[];
};

/** How many elements one command takes off. */
const AT_ONCE = 500;

/** What a tutor can do for one student, as they stand now. */
export function menuFor(person: Standing, ask: (wish: Wish) => void, { back = null, adjust = () => undefined, drawn = () => [] }: Beside = {}): readonly MenuItem[] {
  const { id, name, penOpen, muted, hand, connection } = person;
  if (connection === "out") {
    return [{ label: `Let ${name} in again`, icon: "person", onSelect: () => ask({ kind: "person.readmit", person: id }) }];
  }
  const items: MenuItem[] = [
    { label: penOpen ? "Lock the pen" : "Open the pen", icon: penOpen ? "lock" : "unlock", onSelect: () => ask({ kind: "pen.open", person: id, open: !penOpen }) },
    { label: muted ? "Let them write again" : "Pause their messages", icon: muted ? "chat" : "mute", onSelect: () => ask({ kind: "person.mute", person: id, muted: !muted }) },
  ];
  if (hand !== null) items.unshift({ label: "Lower the hand", icon: "hand", onSelect: () => ask({ kind: "hand.lower", person: id }) });
  const say: MenuItem[] = NUDGES.map((nudge) => ({ label: `Say: ${nudgeWords(nudge)}`, icon: "chat", onSelect: () => ask({ kind: "person.nudge", person: id, nudge }) }));
  // The room's own problem brings somebody back who was given another one.
  if (back !== null) items.unshift({ label: "Back to everybody’s problem", icon: "people", onSelect: () => ask({ kind: "problem.give", problem: back, person: id }) });
  // As one operation of the tutor, who can undo it.
  const clear = () => {
    const elements = drawn();
    if (elements.length === 0) announce(`Nothing of ${name} is on the board.`);
    for (let from = 0; from < elements.length; from += AT_ONCE) ask({ kind: "board.remove", elements: elements.slice(from, from + AT_ONCE) });
  };
  items.push({ label: `Take ${name}’s drawing off the board`, icon: "hide", onSelect: clear });
  const best: MenuItem = { label: `How ${name} works best`, icon: "settings", onSelect: adjust };
  return [...items, ...say, best, { label: `Send ${name} out`, icon: "removed", onSelect: () => ask({ kind: "person.remove", person: id }) }];
}
