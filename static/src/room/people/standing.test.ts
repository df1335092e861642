import { expect, test } from "vitest";

import { aState, MORNING, present, YOU } from "../testing/states";
import { initials, inWords, shortNames, standings } from "./standing";

const row = (...args: Parameters<typeof standings>) => standings(...args).map((each) => `${each.id} ${each.connection}`);

test("staff come first, then raised hands in their order, then the others, then who was sent out", () => {
  const people = {
    ...aState().people,
    ada: { name: "Ada", role: "student", colour: "pink" },
    ben: { name: "Ben", role: "student", colour: "sky" },
  } as const;
  const state = aState({ people, hands: ["tom", "mia"], removed: ["ada"], attending: { mia: MORNING } });
  expect(row(state, present("ben", "mia", "tom", "tina", "ada"), YOU)).toEqual([
    "tina here", "tom here", "mia here", "ben here", "ada out",
  ]);
});

test("somebody who attends and is not connected has lost the connection", () => {
  expect(row(aState({ attending: { tom: MORNING } }), present("mia"), YOU)).toEqual(["mia here", "tom away"]);
});

test("somebody whose last socket closed is not here", () => {
  expect(row(aState({ attending: {} }), [{ person: "mia", connections: 0 }], YOU)).toEqual([]);
});

test("how somebody stands is said in words", () => {
  const state = aState({ hands: ["mia"], muted: ["mia"], pens: { open: true, exceptions: ["mia"] } });
  const words = standings(state, present("mia"), YOU).map(inWords);
  expect(words).toContain("Mia Okafor (you), here, hand up, number 1, pen locked, messages paused");
  expect(words).toContain("Tina Brandt, tutor, away");
});

test("a badge has the first letters of a name, whatever the script", () => {
  expect(["Mia Okafor", "Tom", "  ", "李 小龙", "Ana Maria da Silva"].map(initials)).toEqual(["MO", "T", "", "李小", "AS"]);
});

test("first names will do, unless two are the same", () => {
  expect(shortNames(["Mia Okafor", "Tom Lind", "Mia Stein"])).toEqual(["Mia Okafor", "Tom", "Mia Stein"]);
});
