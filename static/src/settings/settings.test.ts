import { afterEach, describe, expect, it } from "vitest";

import { changeSettings, followSettings, readSettings, settings } from "./settings";

const DEFAULTS = {
  theme: "auto",
  textSize: "normal",
  spacing: "normal",
  font: "atkinson",
  calm: false,
  letters: true,
};

afterEach(() => localStorage.clear());

describe("what was kept", () => {
  it.each([null, "", "not json", "[]", "7", '"dark"'])("is as by default when it is %s", (text) =>
    expect(readSettings(text)).toEqual(DEFAULTS),
  );

  it("counts as far as it means something", () => {
    expect(
      readSettings('{"theme":"dark","textSize":"huge","calm":"yes","letters":false,"more":1}'),
    ).toEqual({ ...DEFAULTS, theme: "dark", letters: false });
  });

  it("is what was chosen", () => {
    changeSettings({ theme: "quiet", calm: true });
    expect(readSettings(localStorage.getItem("studyhall.settings"))).toMatchObject({
      theme: "quiet",
      calm: true,
    });
  });
});

it("shows on the page, at once and whenever it changes", () => {
  localStorage.setItem("studyhall.settings", '{"theme":"contrast","textSize":"large"}');
  followSettings();
  const { dataset } = document.documentElement;
  expect(dataset).toMatchObject({
    theme: "contrast",
    textSize: "large",
    font: "atkinson",
    calm: "off",
  });
  changeSettings({ theme: "auto", calm: true });
  expect(dataset).toMatchObject({ theme: "light", calm: "on" });
  expect(settings.value.textSize).toBe("large");
});
