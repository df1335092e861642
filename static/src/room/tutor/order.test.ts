import { expect, test } from "vitest";

import { aState, LADDER, MORNING } from "../testing/states";
import { orderOf } from "./order";
import { moved } from "./spot";

const TITLES = [
  { id: "pond", name: "A pond" },
  { id: "ladder", name: "A ladder" },
];
const session = { id: "one", started_at: MORNING, started_by: "tina", problems: ["pond", "ladder", "circuit"] };

test("the open problem has its place in the set, and neighbours by their titles", () => {
  expect(orderOf(aState({ session }), TITLES)).toEqual({
    number: 2,
    total: 3,
    previous: { id: "pond", name: "A pond" },
    next: { id: "circuit", name: "Problem 3" },
  });
});

test("the first has none before it, the last none behind it", () => {
  expect(orderOf(aState({ session, problem: { ...LADDER, id: "pond" } }), TITLES).previous).toBeNull();
  expect(orderOf(aState({ session, problem: { ...LADDER, id: "circuit" } }), TITLES).next).toBeNull();
});

test("from outside the set, the first of the set is next", () => {
  const order = orderOf(aState({ session, problem: { ...LADDER, id: "other" } }), TITLES);
  expect([order.number, order.previous, order.next?.id]).toEqual([null, null, "pond"]);
});

test("without a session there is no set", () => {
  expect(orderOf(aState({ session: null }), TITLES)).toEqual({ number: null, total: 0, previous: null, next: null });
});

test("arrow keys move within a table and stop at its edges", () => {
  const size = { row: 2, column: 3 };
  expect(moved({ row: 0, column: 0 }, "ArrowUp", size)).toEqual({ row: 0, column: 0 });
  expect(moved({ row: 0, column: 0 }, "ArrowDown", size)).toEqual({ row: 1, column: 0 });
  expect(moved({ row: 1, column: 1 }, "End", size)).toEqual({ row: 1, column: 2 });
  expect(moved({ row: 1, column: 2 }, "ArrowRight", size)).toEqual({ row: 1, column: 2 });
  expect(moved({ row: 1, column: 2 }, "Home", size)).toEqual({ row: 1, column: 0 });
  expect(moved({ row: 1, column: 2 }, "a", size)).toBeNull();
});
