import { expect, test } from "vitest";

import { dayTitle, ordinal, sameDay } from "./words";

test("places in a line are said as they are spoken", () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal)).toEqual([
    "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th",
  ]);
});

test("a day ends at midnight, and is called what it is now", () => {
  const late = new Date(2024, 2, 4, 23, 59).getTime();
  const early = new Date(2024, 2, 5, 0, 1).getTime();
  expect(sameDay(late, early)).toBe(false);
  expect([dayTitle(early, early), dayTitle(late, early)]).toEqual(["Today", "Yesterday"]);
});
