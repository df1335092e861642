import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { AccommodationsFrame } from "../wire";
import { STANDARD } from "./adjuster";
import { adjustFor, heardAdjusted } from "./own";
import { changeSettings, settings } from "./settings";

let kept: AccommodationsFrame;

beforeEach(() => {
  kept = { version: 0, accommodations: STANDARD };
  localStorage.clear();
  vi.stubGlobal("fetch", (_path: string, init: RequestInit) => {
    if (init.method === "PUT") {
      const wanted = JSON.parse(init.body as string) as AccommodationsFrame;
      kept = { version: wanted.version + 1, accommodations: wanted.accommodations };
    }
    return Promise.resolve(new Response(JSON.stringify({ person: { id: "mia", name: "Mia" }, ...kept })));
  });
});

afterEach(() => {
  adjustFor(null);
  changeSettings({ theme: "auto", calm: false, textSize: "normal" });
  vi.unstubAllGlobals();
});

it("belongs to the person: whoever signs in brings it, and takes it along again", async () => {
  kept = { version: 2, accommodations: { ...STANDARD, theme: "contrast", font: "lexend" } };
  adjustFor("mia");
  await vi.waitFor(() => expect(settings.value).toMatchObject({ theme: "contrast", font: "lexend" }));
  adjustFor(null);
  expect(settings.value).toMatchObject({ theme: "auto", font: "atkinson" });
  expect(localStorage.getItem("studyhall.adjusted")).toBeNull();
});

it("begins with the look of the device, which stays as it was", async () => {
  changeSettings({ textSize: "large" });
  adjustFor("mia");
  await vi.waitFor(() => expect(localStorage.getItem("studyhall.adjusted")).not.toBeNull());
  expect(settings.value.textSize).toBe("large");
  changeSettings({ calm: true });
  await vi.waitFor(() => expect(kept.version).toBe(1));
  expect(kept.accommodations).toMatchObject({ text_size: "large", calm: true });
  adjustFor(null);
  expect(settings.value).toMatchObject({ textSize: "large", calm: false });
});

it("keeps the letters with the device", () => {
  adjustFor("mia");
  changeSettings({ letters: false });
  expect(settings.value.letters).toBe(false);
  adjustFor(null);
  expect(settings.value.letters).toBe(false);
  changeSettings({ letters: true });
});

it("changes at once when another device changed it", () => {
  adjustFor("mia");
  heardAdjusted({ version: 9, accommodations: { ...STANDARD, calm: true } });
  expect(settings.value.calm).toBe(true);
});
