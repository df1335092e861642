/** The parts of a room beside its header. */
export type Part = "problem" | "board" | "chat";

/** How much room there is: all three parts side by side, one over the board, or one at a time. */
export type Breadth = "wide" | "tablet" | "phone";

/** What somebody has unfolded, for each breadth on its own. */
export type Panels = {
  /** Wide: the side panels that are unfolded. */
  readonly problem: boolean;
  readonly chat: boolean;
  /** Tablet: the panel that lies over the board. */
  readonly over: "problem" | "chat" | null;
  /** Phone: the part that is shown. */
  readonly tab: Part;
};

/** Before anybody chose anything: all of it, and a student's work first. */
export const UNFOLDED: Panels = { problem: true, chat: true, over: "problem", tab: "problem" };

/** Before staff chose anything: nothing lies over the board and who is where. */
export const STAFF_UNFOLDED: Panels = { ...UNFOLDED, over: null };

/** What a width has room for, in letters of the page (rem): so larger text counts as less room. */
export function breadthOf(letters: number): Breadth {
  if (letters < 43.75) return "phone";
  return letters < 68.75 ? "tablet" : "wide";
}

/** Whether a part is in view. */
export function isShown(panels: Panels, breadth: Breadth, part: Part): boolean {
  switch (breadth) {
    case "wide":
      return part === "board" || panels[part];
    case "tablet":
      return part === "board" || panels.over === part;
    case "phone":
      return panels.tab === part;
  }
}

/** A part brought into view. */
export function revealed(panels: Panels, breadth: Breadth, part: Part): Panels {
  if (isShown(panels, breadth, part)) return panels;
  return breadth === "phone" ? { ...panels, tab: part } : toggled(panels, breadth, part);
}

/** A side panel folded, or unfolded again; on a phone, its tab chosen. */
export function toggled(panels: Panels, breadth: Breadth, part: Part): Panels {
  if (breadth === "phone") return { ...panels, tab: part };
  if (part === "board") return panels;
  if (breadth === "tablet") return { ...panels, over: panels.over === part ? null : part };
  return { ...panels, [part]: !panels[part] };
}

/** The landmark behind or before one, in their order, round and round. */
export function neighbour(from: Landmark | null, step: 1 | -1): Landmark {
  const at = from === null ? (step === 1 ? -1 : 0) : LANDMARKS.indexOf(from);
  return LANDMARKS.at((at + step) % LANDMARKS.length) ?? "header";
}

export type Landmark = "header" | Part;

export const LANDMARKS: readonly Landmark[] = ["header", "problem", "board", "chat"];

const keyOf = (person: string) => `studyhall.panels.${person}`;

/** What this person had unfolded when they were last here; what is odd or missing is as it was `before`. */
export function readPanels(person: string, before: Panels = UNFOLDED): Panels {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? "null");
    return typeof kept === "object" && kept !== null ? { ...before, ...sound(kept) } : before;
  } catch {
    return before;
  }
}

function sound(kept: object): Partial<Panels> {
  const { problem, chat, over } = { problem: null, chat: null, over: undefined, ...kept } as Record<string, unknown>;
  return {
    ...(typeof problem === "boolean" && { problem }),
    ...(typeof chat === "boolean" && { chat }),
    ...((over === null || over === "problem" || over === "chat") && { over }),
  };
}

/** Keeps what this person has unfolded. The tab of a phone is not kept: it begins with the problem. */
export function keepPanels(person: string, { problem, chat, over }: Panels): void {
  try {
    localStorage.setItem(keyOf(person), JSON.stringify({ problem, chat, over }));
  } catch {
    // Storage is off: the panels stay as they are as long as the page.
  }
}
