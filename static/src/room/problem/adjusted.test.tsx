import { cleanup, fireEvent, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { STANDARD } from "../../settings/adjuster";
import { adjustFor, heardAdjusted } from "../../settings/own";
import type { Accommodations, PublicHint, RoomState } from "../../wire";
import { FakeStore } from "../testing/fakeStore";
import { aPart, aState, LADDER } from "../testing/states";
import { within } from "../testing/within";
import { ProblemPanel } from "./ProblemPanel";

let version = 0;
const adjust = (changes: Partial<Accommodations>) => {
  adjustFor("mia");
  heardAdjusted({ version: (version += 1), accommodations: { ...STANDARD, ...changes } });
};
const show = (state: RoomState = aState()) => within(new FakeStore({ state }), <ProblemPanel />);
const HINT: PublicHint = { id: "h1", title: "", text: "The squares on the sides.", plain_text: "Square each side.", ask: null, hints: 0 };

beforeEach(() => vi.stubGlobal("fetch", () => Promise.reject(new Error("offline"))));
afterEach(() => {
  cleanup();
  adjustFor(null);
  vi.unstubAllGlobals();
});

it("shows one step at a time, with the ways to the others", () => {
  adjust({ one_step: true });
  const { container } = show();
  expect(container.querySelectorAll(".step")).toHaveLength(1);
  expect(container.textContent).toContain("Step 1 of 3");
  expect(screen.getByRole("button", { name: "Step before" }).getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(screen.getByRole("button", { name: "Next step" }));
  expect(container.textContent).toContain("Step 2 of 3");
  expect(container.querySelectorAll(".step")).toHaveLength(1);
  expect(screen.getByRole("radio", { name: "The wall" })).toBeDefined();
});

it("says it in plain words where there are any, and as it is where there are none", () => {
  adjust({ plain_words: true });
  const [first, ...others] = LADDER.steps;
  if (!first) throw new Error("The ladder has steps.");
  const problem = { ...LADDER, plain_body: "A ladder is 5 m long.", steps: [{ ...first, plain_title: "Square the height." }, ...others] };
  const work = { mia: { ladder: { s1: aPart({ hints: [HINT] }) } } };
  const { container } = show(aState({ problem, work }));
  expect(container.textContent).toContain("A ladder is 5 m long.");
  expect(container.textContent).not.toContain("leans against a wall");
  expect(container.textContent).toContain("Square the height.");
  expect(container.textContent).toContain("Square each side.");
  expect(container.textContent).toContain("Which side is the longest?");
});

it("leaves out options, and forgets that one was picked", () => {
  const options = ["The ladder", "The wall", "The ground"].map((text, at) => ({ id: "abc".charAt(at), text }));
  const [one, two] = LADDER.steps;
  if (!one || !two) throw new Error("The ladder has steps.");
  const problem = { ...LADDER, steps: [{ ...two, ask: { kind: "choice", options } as const }] };
  show(aState({ problem, fewer: { mia: { ladder: { s2: ["c"] } } } }));
  expect(screen.getAllByRole("radio")).toHaveLength(2);
  expect(screen.queryByRole("radio", { name: "The ground" })).toBeNull();
});

it("counts nothing in calm mode", () => {
  const work = { mia: { ladder: { s1: aPart({ attempts: 3, hints: [HINT] }) } } };
  adjust({ calm: true });
  const { container } = show(aState({ work }));
  expect(container.textContent).not.toMatch(/3 tries|of 3\)/);
  expect(container.textContent).toContain("tried");
});
