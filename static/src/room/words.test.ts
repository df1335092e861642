import { expect, test } from "vitest";

import { counted, dayName, listed, ordinal } from "./words";

test("names stand in a row as one would say them", () => {
  expect([[], ["Mia"], ["Mia", "Tom"], ["Mia", "Tom", "Ada"]].map(listed)).toEqual(["", "Mia", "Mia and Tom", "Mia, Tom and Ada"]);
});

test("a number agrees with its noun", () => {
  expect([counted(0, "step"), counted(1, "step"), counted(2, "try", "tries")]).toEqual(["0 steps", "1 step", "2 tries"]);
});

test("places in a line are said as they are spoken", () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal)).toEqual([
    "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th",
  ]);
});

test("a day is today, yesterday, or its date", () => {
  const now = new Date(2024, 2, 4, 0, 30).getTime();
  expect(dayName(new Date(2024, 2, 4, 23, 0).getTime(), now)).toBe("Today");
  expect(dayName(new Date(2024, 2, 3, 23, 59).getTime(), now)).toBe("Yesterday");
  expect(dayName(new Date(2024, 2, 1, 12, 0).getTime(), now)).toBe("Friday 1 March");
});
