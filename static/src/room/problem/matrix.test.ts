import { expect, test } from "vitest";

import { isWhole, rowsOf, withSize, writtenRows } from "./matrix";

test("what is written is read again", () => {
  for (const rows of [[["1", "2,5"], ["x", "-3"]], [["1"]], [["1", ""], ["", "4"]], [["", "", ""]]]) {
    expect(rowsOf(writtenRows(rows))).toEqual(rows);
  }
});

test("an untouched matrix is no answer, and its own signs cannot be typed into an entry", () => {
  expect(writtenRows(rowsOf(""))).toBe("");
  expect(writtenRows([["1;2", "3&4"]])).toBe("[12 & 34]");
});

test("it is whole when every entry is there", () => {
  expect(isWhole("")).toBe(false);
  expect(isWhole("[1 & ; 3 & 4]")).toBe(false);
  expect(isWhole("[1 & 2; 3 & 4]")).toBe(true);
});

test("another size keeps the entries that fit", () => {
  expect(withSize([["1", "2"], ["3", "4"]], 1, 3)).toEqual([["1", "2", ""]]);
});
