import { expect, test } from "vitest";

import { seeded } from "../room/fakes/random";
import { HANDLES, moved, patchesTo, pulled, resized, shifted } from "./moving";
import { HEIGHT, WIDTH } from "./page";
import { freePlace } from "./placing";
import { isInside } from "./shapes";
import { aFigure, anElement, aNote, aStroke } from "./testing/elements";
import { fitted, revealing, seen, toArea, toPage, zoomed } from "./view";

const AREA = { width: 700, height: 540 };

test("elements move together, as far as the page goes", () => {
  const [left, right] = [anElement("l", { shape: aFigure({ x: 50 }) }), anElement("r", { shape: aFigure({ x: 900 }) })];
  const boxes = shifted([left, right], { x: -200, y: 30 });
  expect([boxes.get("l")?.x, boxes.get("r")?.x]).toEqual([0, 850]);
  expect(boxes.get("l")?.y).toBe(430);
});

test("a handle moves its side; the other one stays", () => {
  const box = { x: 100, y: 100, w: 400, h: 200 };
  expect(pulled(box, "nw", { x: 50, y: 20 }, 40, false)).toEqual({ x: 150, y: 120, w: 350, h: 180 });
  expect(pulled(box, "e", { x: 50, y: 20 }, 40, false)).toEqual({ x: 100, y: 100, w: 450, h: 200 });
  expect(pulled(box, "se", { x: 400, y: 0 }, 40, true)).toEqual({ x: 100, y: 100, w: 800, h: 400 });
});

test("nothing gets too small to be seen, or turns over", () => {
  expect(pulled({ x: 100, y: 100, w: 400, h: 200 }, "e", { x: -900, y: 0 }, 40, false).w).toBe(40);
});

test("a level line stays level, for it has no points to stretch", () => {
  const line = anElement("s", { shape: aStroke({ h: 0, ph: 0 }) });
  expect(resized([line], "se", { x: 10, y: 90 }, false).get("s")?.h).toBe(0);
});

test("only what differs is asked for", () => {
  const figure = anElement("f");
  expect(patchesTo([figure], shifted([figure], { x: 10, y: 0 }))).toEqual([{ id: "f", x: 410 }]);
  expect(patchesTo([figure], shifted([figure], { x: 0, y: 0 }))).toEqual([]);
});

test("however elements are moved and resized, they stay on the page", () => {
  const random = seeded(11);
  const far = () => (random() - 0.5) * 12_000;
  for (let run = 0; run < 500; run += 1) {
    const elements = [anElement("a", { shape: aStroke() }), anElement("b", { shape: aNote() }), anElement("c")];
    const handle = HANDLES[run % 8] ?? "se";
    const boxes = run % 2 ? shifted(elements, { x: far(), y: far() }) : resized(elements, handle, { x: far(), y: far() }, random() < 0.5);
    for (const each of elements) expect(isInside(moved(each, boxes.get(each.id)).shape), `run ${run}`).toBe(true);
  }
});

test("what no pointer placed goes to a free place in sight", () => {
  const size = { w: 400, h: 300 };
  const sight = { x: 0, y: 0, w: WIDTH, h: HEIGHT };
  const first = freePlace([], sight, size);
  const second = freePlace([anElement("f", { shape: aFigure(first) })], sight, size);
  expect(first).toEqual({ x: WIDTH / 2 - 200, y: HEIGHT / 2 - 150, ...size });
  expect(second.x >= first.x + first.w || second.x + second.w <= first.x || second.y >= first.y + first.h || second.y + second.h <= first.y).toBe(true);
});

test("the whole page fits in, and a point stays under the pointer that zooms", () => {
  const view = fitted(AREA);
  expect(seen(view, AREA).w).toBeGreaterThanOrEqual(WIDTH);
  const at = { x: 120, y: 300 };
  const point = toPage(view, at);
  const back = toArea(zoomed(view, 2, at, AREA), point);
  expect(back.x).toBeCloseTo(at.x);
  expect(back.y).toBeCloseTo(at.y);
});

test("a box out of sight is brought in, and one in sight moves nothing", () => {
  const near = { x: 0, y: 0, scale: 0.5 };
  expect(revealing(near, { x: 100, y: 100, w: 300, h: 200 }, AREA)).toBe(near);
  const there = seen(revealing(near, { x: 3_000, y: 2_000, w: 300, h: 200 }, AREA), AREA);
  expect(there.x + there.w).toBeGreaterThanOrEqual(3_300);
  expect(there.y + there.h).toBeGreaterThanOrEqual(2_200);
});
