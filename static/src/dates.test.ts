import { expect, it } from "vitest";

import { clock, counted, day, listed, moment, span } from "./dates";

const at = (text: string) => new Date(text).getTime();
const NOW = at("2026-11-20T15:00:00");

it("names days as people do", () => {
  expect(day(at("2026-11-20T00:01:00"), NOW)).toBe("today");
  expect(day(at("2026-11-19T23:59:00"), NOW)).toBe("yesterday");
  expect(day(at("2026-11-18T12:00:00"), NOW)).toBe("Wednesday 18 November");
  expect(day(at("2025-11-18T12:00:00"), NOW)).toBe("18 November 2025");
});

it("names moments", () => {
  expect(clock(at("2026-11-20T09:05:00"))).toBe("09:05");
  expect(moment(at("2026-11-20T09:05:00"), NOW)).toBe("today at 09:05");
});

it("says how long something took", () => {
  expect(span(0)).toBe("0 minutes");
  expect(span(2_000)).toBe("1 minute");
  expect(span(45 * 60_000)).toBe("45 minutes");
  expect(span(60 * 60_000)).toBe("1 hour");
  expect(span(125 * 60_000)).toBe("2 hours 5 minutes");
});

it("counts and lists in words", () => {
  expect(counted(1, "step")).toBe("1 step");
  expect(counted(0, "class", "classes")).toBe("0 classes");
  expect(listed([])).toBe("");
  expect(listed(["a"])).toBe("a");
  expect(listed(["a", "b", "c"])).toBe("a, b and c");
});
