import { expect, test, vi } from "vitest";

import { arrived, looked, UNREAD } from "./reading";
import { faded, FADES_MS, signed, TypingSigns, writingLine } from "./typing";

test("the first look takes everything as read, without a mark", () => {
  expect(looked(UNREAD, true, 9)).toEqual({ upto: 9, mark: null, looking: true });
});

test("coming back marks what came meanwhile, and going away keeps the place", () => {
  const away = looked(looked(UNREAD, true, 9), false, 9);
  expect(arrived(away, 12)).toEqual(away);
  expect(looked(away, true, 12)).toEqual({ upto: 12, mark: 9, looking: true });
});

test("what comes while somebody looks is read, and leaves the mark where it is", () => {
  const back = looked({ upto: 9, mark: null, looking: false }, true, 12);
  expect(arrived(back, 14)).toEqual({ upto: 14, mark: 9, looking: true });
});

test("coming back to nothing new takes the old mark away", () => {
  expect(looked({ upto: 12, mark: 9, looking: false }, true, 12).mark).toBeNull();
});

test("looking on while looking only reads on", () => {
  expect(looked({ upto: 9, mark: 4, looking: true }, true, 12)).toEqual({ upto: 12, mark: 4, looking: true });
});

test("writing is said at once, again only after a while, and its end once", () => {
  const say = vi.fn();
  let now = 0;
  const signs = new TypingSigns(say, () => now);
  signs.wrote(false);
  now = 2_000;
  signs.wrote(false);
  now = 3_100;
  signs.wrote(false);
  signs.wrote(true);
  signs.stopped();
  expect(say.mock.calls).toEqual([[true], [true], [false]]);
});

test("a writer of whom nothing is seen fades", () => {
  const writers = signed(signed(new Map(), "tom", true, 0), "ada", true, 5_000);
  expect([...faded(writers, FADES_MS).keys()]).toEqual(["ada"]);
  expect(faded(writers, 100)).toBe(writers);
  expect([...signed(writers, "ada", false, 0).keys()]).toEqual(["tom"]);
});

test("the line says who is writing", () => {
  expect([[], ["Mia"], ["Mia", "Tom"], ["a", "b", "c"]].map(writingLine)).toEqual([
    "", "Mia is writing", "Mia and Tom are writing", "3 people are writing",
  ]);
});
