import { EMPTY_MODES } from "../../state/modes";
import type { Message, NumberAsk, Part, Person, Present, PublicProblem, RoomState, You } from "../../wire";

/** Nine in the morning of a Monday, by the clock of whoever runs the tests. */
export const MORNING = new Date(2024, 2, 4, 9, 0).getTime();

export const YOU: You = { person: "mia", role: "student" };
export const TUTOR: You = { person: "tina", role: "tutor" };

const PEOPLE: Readonly<Record<string, Person>> = {
  tina: { name: "Tina Brandt", role: "tutor", colour: "blue" },
  mia: { name: "Mia Okafor", role: "student", colour: "orange" },
  tom: { name: "Tom Lind", role: "student", colour: "green" },
};

/** A question for a number, in this unit. */
export function aNumber(unit: string | null = null): NumberAsk {
  return { kind: "number", unit, form: null, places: null, figures: null };
}

/** A problem of three steps: a number, a choice, a text. */
export const LADDER: PublicProblem = {
  id: "ladder",
  title: "How high does the ladder reach?",
  body: "A ladder of 5 m leans against a wall.",
  subject: "geometry",
  steps: [
    { id: "s1", title: "What is \\(h^2\\)?", body: "", ask: aNumber("m²"), hints: 3, locked: false },
    {
      id: "s2",
      title: "Which side is the longest?",
      body: "",
      ask: { kind: "choice", options: [{ id: "a", text: "The ladder" }, { id: "b", text: "The wall" }] },
      hints: 1,
      locked: false,
    },
    { id: "s3", title: "Write the rule.", body: "", ask: { kind: "text", maths: true }, hints: 0, locked: false },
  ],
  credit: { source: "Studyhall", author: "Studyhall", licence: "CC BY 4.0", licence_url: "", url: "" },
};

/** A room in session, with a tutor and two students, and nothing done yet. */
export function aState(changes: Partial<RoomState> = {}): RoomState {
  return {
    seq: 10,
    session: { id: "one", started_at: MORNING, started_by: "tina", problems: ["ladder"] },
    sessions: 1,
    people: PEOPLE,
    attending: { tina: MORNING, mia: MORNING, tom: MORNING },
    removed: [],
    hands: [],
    pens: { open: true, exceptions: [] },
    muted: [],
    chat: {},
    board: { pages: ["p1"], brought: "p1", elements: {}, depth: {} },
    held: {},
    problem: LADDER,
    variants: {},
    work: {},
    given: {},
    offered: {},
    planned: null,
    adjusted: {},
    fewer: {},
    private: {},
    modes: EMPTY_MODES,
    ...changes,
  };
}

/** A posted message at a place, a minute after the one at the place before. */
export function aMessage(place: number, changes: Partial<Message> = {}): Message {
  const message: Message = {
    place,
    author: "tom",
    at: MORNING + place * 60_000,
    text: `Message ${place}`,
    reply_to: null,
    status: "posted",
  };
  return { ...message, ...changes };
}

/** Messages as the state keeps them. */
export function chatOf(...messages: readonly Message[]): RoomState["chat"] {
  return Object.fromEntries(messages.map((message) => [message.place, message]));
}

/** Work on one part. */
export function aPart(changes: Partial<Part> = {}): Part {
  return { attempts: 0, solved: false, alone: false, answer: null, answered_in: null, verdict: null, feedback: "", hints: [], ...changes };
}

/** Everybody given is connected once. */
export function present(...people: readonly string[]): readonly Present[] {
  return people.map((person) => ({ person, connections: 1 }));
}
