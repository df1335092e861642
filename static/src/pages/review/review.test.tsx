import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { CaseWhole, CaseWords, Me, ReviewCase, ReviewQueue } from "../../wire";
import { ReviewPage } from "./ReviewPage";
import { clockWords } from "./words";

const MINUTE = 60_000;
const me: Me = { person: { id: "mo", name: "Mo", role: "moderator" }, school: { id: "s", name: "Hillside" } };

const caseOf = (id: string, changes: Partial<ReviewCase> = {}): ReviewCase => ({
  id,
  origin: "held",
  category: "profanity",
  severity: 1,
  version: 1,
  room: { id: "r1", name: "Fractions" },
  author: { id: id === "mine" ? "mo" : "ben", name: id === "mine" ? "Mo" : "Ben" },
  reporter: null,
  reason: "",
  opened_at: 0,
  due_at: Date.now() + 30 * MINUTE,
  claimed_by: null,
  claimed_until: 0,
  handed_to: null,
  escalated: false,
  decided: null,
  ...changes,
});
const wholeOf = (each: ReviewCase): CaseWhole => ({
  case: each,
  rules: [],
  policy_version: 0,
  notes: [],
  history: [],
  colleagues: [{ id: "ruth", name: "Ruth" }],
});
const words: CaseWords = {
  text: "rude words",
  said: "",
  picture: "",
  exposure: { revealed: 1, rest: false },
  context: [
    { place: 3, at: 0, author: { id: "tom", name: "Tom" }, text: "before", status: "posted", is_this: false },
    { place: 4, at: 0, author: { id: "ben", name: "Ben" }, text: "", status: "held", is_this: true },
  ],
};

let cases: readonly ReviewCase[];
let asked: { readonly path: string; readonly body: unknown }[];
let refusal: { readonly status: number; readonly message: string } | null;

const queue = (): ReviewQueue => ({
  version: "v",
  now: Date.now(),
  waiting: cases.length,
  severe: 0,
  overdue: 0,
  mine: 0,
  more: 0,
  exposure: { revealed: 0, rest: false },
  cases,
});

function answer(path: string, body: unknown): unknown {
  const id = /cases\/(\w+)/.exec(path)?.[1] ?? "";
  const found = cases.find((each) => each.id === id) ?? caseOf(id);
  if (path.endsWith("/reveal")) return words;
  if (path.endsWith("/decisions")) return { decided: (body as { cases: { case: string }[] }).cases.map((each) => each.case), passed_over: [] };
  if (path.endsWith("/claim")) return wholeOf({ ...found, version: 2 });
  const decided = { ruling: "remove" as const, by: { id: "mo", name: "Mo" }, at: 0, final_at: Date.now() + 10_000 };
  if (path.endsWith("/decision")) return wholeOf({ ...found, decided });
  return wholeOf(found);
}

const key = (letter: string) => fireEvent.keyDown(document.body, { key: letter });
const sent = (part: string) => asked.filter((each) => each.path.endsWith(part));
const heading = (name: string) => screen.findByRole("heading", { name });

beforeEach(() => {
  cases = [caseOf("c1"), caseOf("c2", { category: "link" })];
  asked = [];
  refusal = null;
  vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : null;
    if (path.startsWith("/api/review?")) {
      // With a version the server waits until there is another one.
      return path.endsWith("after=") ? Promise.resolve(Response.json(queue())) : new Promise(() => undefined);
    }
    if (init.method === "POST") asked.push({ path, body });
    if (refusal !== null && path.endsWith("/decision")) {
      const error = { code: "already_decided", message: refusal.message, field: null, retry_after_s: null };
      return Promise.resolve(Response.json({ error }, { status: refusal.status }));
    }
    return Promise.resolve(Response.json(answer(path, body)));
  });
});

afterEach(cleanup);


describe("the review", () => {
  it("shows words only when they are asked for, and lets others read only what was read", async () => {
    render(<ReviewPage me={me} />);
    await heading("Rude words");
    expect(screen.queryByText("rude words")).toBeNull();
    key("a");
    expect(sent("/decision")).toEqual([]);
    key("s");
    await screen.findByText("rude words");
    expect(sent("/reveal")).toHaveLength(1);
    key("a");
    await heading("A link");
    expect(sent("/decision")).toEqual([{ path: "/api/review/cases/c1/decision", body: { version: 2, ruling: "allow" } }]);
  });

  it("keeps a text away unread, offers to take that back, and takes it back", async () => {
    render(<ReviewPage me={me} />);
    await heading("Rude words");
    key("x");
    await screen.findByText(/You can take it back for ten seconds/);
    key("u");
    await waitFor(() => expect(sent("/undo")).toHaveLength(1));
    await heading("Rude words");
  });

  it("shows who was first when somebody else was", async () => {
    refusal = { status: 409, message: "Ruth decided on this first: others may not read it." };
    render(<ReviewPage me={me} />);
    await heading("Rude words");
    key("x");
    await screen.findByText("Ruth decided on this first: others may not read it.");
  });

  it("does not let anybody decide on their own words", async () => {
    cases = [caseOf("mine")];
    render(<ReviewPage me={me} />);
    await screen.findByText("These are your words. Somebody else has to decide on them.");
    for (const letter of ["s", "a", "x", "d"]) key(letter);
    await waitFor(() => expect(sent("/reveal")).toHaveLength(1));
    expect(sent("/decision")).toEqual([]);
  });

  it("decides on a flood with one key", async () => {
    cases = [caseOf("c1"), caseOf("c2"), caseOf("c3", { category: "link" })];
    render(<ReviewPage me={me} />);
    await screen.findByRole("button", { name: "Keep all 2 like it away B" });
    key("b");
    await heading("A link");
    expect(sent("/decisions")).toHaveLength(1);
  });

  it("moves along the list, and says which case it is", async () => {
    render(<ReviewPage me={me} />);
    await heading("Rude words");
    key("j");
    await heading("A link");
    const list = within(screen.getByRole("navigation", { name: "Cases that wait" }));
    expect(list.getAllByRole("button").map((each) => each.getAttribute("aria-current"))).toEqual([null, "true"]);
  });
});

describe("a clock", () => {
  it("says how long there is, and how late it is", () => {
    expect(clockWords(2 * MINUTE + 1, 0)).toBe("Due in 2 min");
    expect(clockWords(30_000, 0)).toBe("Due within a minute");
    expect(clockWords(0, 5 * MINUTE)).toBe("Overdue by 5 min");
    expect(clockWords(0, 26 * 60 * MINUTE)).toBe("Overdue by 26 h");
  });
});
