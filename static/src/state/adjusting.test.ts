import { expect, it } from "vitest";

import { aState } from "../room/testing/states";
import type { PublicStep } from "../wire";
import { askedOf, choicesFewer } from "./adjusting";

const PICK: PublicStep["ask"] = {
  kind: "choice",
  options: ["a", "b", "c"].map((id) => ({ id, text: id })),
};

it("leaves out what one person is not shown, and shows it again", () => {
  const told = { kind: "choices.fewer", person: "mia", problem: "ladder" } as const;
  const fewer = choicesFewer(aState(), { ...told, left_out: { s2: ["b"] } });
  expect(askedOf(fewer, "mia", "ladder", "s2", PICK)).toEqual({ ...PICK, options: [{ id: "a", text: "a" }, { id: "c", text: "c" }] });
  expect(askedOf(fewer, "tom", "ladder", "s2", PICK)).toBe(PICK);
  expect(askedOf(fewer, "mia", "ladder", "s1", PICK)).toBe(PICK);
  const whole = choicesFewer(fewer, { ...told, left_out: { s2: [] } });
  expect(askedOf(whole, "mia", "ladder", "s2", PICK)).toBe(PICK);
});

it("never looks at what every object inherits", () => {
  expect(askedOf(aState(), "constructor", "ladder", "s2", PICK)).toBe(PICK);
});
