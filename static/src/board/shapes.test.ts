import { describe, expect, test } from "vitest";

import { seeded } from "../room/fakes/random";
import { alongTheWay, isHit, topmost, within } from "./hit";
import { StrokeInProgress } from "./inking";
import { HEIGHT, onPage, WIDTH } from "./page";
import { linePath, strokePath } from "./paths";
import { heard, NO_PREVIEWS } from "./previews";
import { figureBetween, inDirection, isInside, lineBetween, placedPoints, POINTS_LIMIT, squared, strokeThrough } from "./shapes";
import { aFigure, aNote, anArrow, anElement, aStroke, INK } from "./testing/elements";

describe("shapes", () => {
  test("a stroke's box is as large as its points, and they are relative to its corner", () => {
    const stroke = strokeThrough([300, 500, 20, 100, 900, 80], "pen", INK);
    expect(stroke).toMatchObject({ x: 100, y: 500, w: 200, h: 400, pw: 200, ph: 400, points: [200, 0, 20, 0, 400, 80] });
  });

  test("a dot is a stroke too", () => {
    expect(strokeThrough([5, 6, 50], "pen", INK)).toMatchObject({ x: 5, y: 6, w: 0, h: 0, points: [0, 0, 50] });
    expect(strokePath(strokeThrough([5, 6, 50], "pen", INK))).not.toBe("");
  });

  test("an arrow drawn to the left and up ends where it was drawn to", () => {
    expect(placedPoints(lineBetween("arrow", { x: 900, y: 800 }, { x: 100, y: 200 }, INK)).at(-1)).toEqual({ x: 100, y: 200 });
  });

  test("points are stretched with their box, and what is flat stays where it is", () => {
    expect(placedPoints({ ...aStroke(), w: 400 })[1]).toEqual({ x: 300, y: 150 });
    expect(placedPoints(lineBetween("line", { x: 0, y: 70 }, { x: 100, y: 70 }, INK))[1]).toEqual({ x: 100, y: 70 });
  });

  test("with Shift a line takes one of eight directions, and stays on the page", () => {
    const straight = inDirection({ x: 100, y: 100 }, { x: 900, y: 140 });
    expect(straight.y).toBeCloseTo(100);
    const steep = inDirection({ x: WIDTH - 50, y: 100 }, { x: WIDTH, y: 900 });
    expect(onPage(steep)).toEqual({ x: Math.round(steep.x), y: Math.round(steep.y) });
  });

  test("with Shift a figure is as wide as it is high, and stays on the page", () => {
    expect(squared({ x: 500, y: 500 }, { x: 700, y: 530 })).toEqual({ x: 700, y: 700 });
    expect(squared({ x: 500, y: HEIGHT - 100 }, { x: 1_500, y: HEIGHT })).toEqual({ x: 600, y: HEIGHT });
    expect(squared({ x: 500, y: 500 }, { x: 100, y: 450 })).toEqual({ x: 100, y: 100 });
  });

  test("whatever a pointer does, the shape lies on the page", () => {
    const random = seeded(3);
    const somewhere = () => ({ x: (random() - 0.2) * WIDTH * 1.5, y: (random() - 0.2) * HEIGHT * 1.5 });
    for (let run = 0; run < 300; run += 1) {
      const [from, to] = [onPage(somewhere()), somewhere()];
      expect(isInside(lineBetween("arrow", from, inDirection(from, to), INK))).toBe(true);
      expect(isInside(figureBetween("ellipse", from, squared(from, to), { ...INK, filled: false }))).toBe(true);
    }
  });
});

describe("hits", () => {
  test("an outline is hit at its line, a filled figure everywhere in it", () => {
    const middle = { x: 600, y: 550 };
    expect(isHit(aFigure(), middle, 10)).toBe(false);
    expect(isHit(aFigure({ filled: true }), middle, 10)).toBe(true);
    expect(isHit(aFigure(), { x: 405, y: 550 }, 10)).toBe(true);
    expect(isHit(aFigure({ kind: "ellipse" }), { x: 405, y: 410 }, 10)).toBe(false);
    expect(isHit(aFigure({ kind: "ellipse" }), { x: 600, y: 400 }, 10)).toBe(true);
  });

  test("a stroke is hit along its line, not in its box", () => {
    expect(isHit(aStroke(), { x: 150, y: 125 }, 5)).toBe(true);
    expect(isHit(aStroke(), { x: 200, y: 104 }, 5)).toBe(false);
  });

  test("of two, the one in front is hit", () => {
    const [back, front] = [anElement("back", { shape: aNote() }), anElement("front", { shape: aNote() })];
    expect(topmost([back, front], { x: 1_100, y: 1_100 }, 5)?.id).toBe("front");
  });

  test("a quick eraser misses nothing on its way", () => {
    const stroke = anElement("s", { shape: aStroke() });
    expect(alongTheWay([stroke], { x: 150, y: 0 }, { x: 160, y: 3_000 }, 20)).toEqual([stroke]);
    expect(alongTheWay([stroke], { x: 900, y: 0 }, { x: 900, y: 3_000 }, 20)).toEqual([]);
  });

  test("a marquee takes what lies wholly in it", () => {
    const figure = anElement("f");
    expect(within([figure], { x: 300, y: 300, w: 600, h: 600 })).toEqual([figure]);
    expect(within([figure], { x: 300, y: 300, w: 300, h: 600 })).toEqual([]);
  });
});

describe("a stroke in progress", () => {
  const begin = () => new StrokeInProgress("s", "p1", "pen", INK, 4);

  test("points that are too near count once, and it still ends where the pointer lifted", () => {
    const stroke = begin();
    for (const x of [100, 101, 102, 110, 112]) stroke.add({ x, y: 50, pressure: 50 });
    expect(stroke.points).toEqual([100, 50, 50, 110, 50, 50]);
    expect(placedPoints(stroke.finished()).at(-1)).toEqual({ x: 112, y: 50 });
  });

  test("others see the same stroke, though every other signal is lost on the way", () => {
    const stroke = begin();
    let previews = NO_PREVIEWS;
    for (let at = 0; at < 900; at += 1) {
      stroke.add({ x: (at * 7) % 4_000, y: at, pressure: 50 });
      const told = at % 10 === 9 ? stroke.untold() : [];
      if (at % 20 === 19 || at === 9) for (const signal of told) previews = heard(previews, "mia", signal, 0, {});
    }
    expect(previews.inks.get("s")?.points).toEqual(stroke.points);
    expect(stroke.untold()).toEqual([]);
  });

  test("no signal is larger than the server takes", () => {
    const stroke = begin();
    for (let at = 0; at < 900; at += 1) stroke.add({ x: (at * 7) % 4_000, y: at, pressure: 50 });
    const told = stroke.untold();
    expect(told.every(({ points }) => points.length <= 600)).toBe(true);
    expect(told.reduce((previews, signal) => heard(previews, "mia", signal, 0, {}), NO_PREVIEWS).inks.get("s")?.points).toEqual(stroke.points);
  });

  test("it is full at its limit, and stays on the page", () => {
    const stroke = begin();
    for (let at = 0; at < POINTS_LIMIT + 10; at += 1) stroke.add({ x: (at * 50) % WIDTH, y: -5, pressure: 50 });
    expect(stroke.isFull).toBe(true);
    expect(stroke.points).toHaveLength(POINTS_LIMIT * 3);
    expect(isInside(stroke.finished())).toBe(true);
  });
});

describe("paths", () => {
  test("moving a stroke draws nothing again, resizing it does", () => {
    const stroke = aStroke();
    const path = strokePath(stroke);
    expect(strokePath({ ...stroke, x: 900 })).toBe(path);
    expect(strokePath({ ...stroke, w: 900 })).not.toBe(path);
  });

  test("an arrow has a head, a line has none", () => {
    expect(linePath(anArrow()).match(/M/g)).toHaveLength(2);
    expect(linePath({ ...anArrow(), kind: "line" }).match(/M/g)).toHaveLength(1);
  });
});
