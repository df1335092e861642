import { describe, expect, it } from "vitest";

import tokens from "./tokens.css?raw";

type Oklch = readonly [lightness: number, chroma: number, hue: number];

const THEMES = ["light", "dark", "contrast", "quiet"];
const READ = ["--paper", "--sheet"];
const BEHIND = ["--paper", "--sheet", "--shade"];
const PENS = ["ink", "blue", "orange", "green", "pink", "sky", "yellow", "red"];

/** The colours of a theme, as its block of tokens.css declares them. */
function coloursOf(theme: string): Map<string, Oklch> {
  const block = new RegExp(`data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(tokens)?.[1] ?? "";
  const found = block.matchAll(/(--[a-z-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g);
  return new Map(
    Array.from(found, ([, name = "", l, c, h]) => [name, [Number(l), Number(c), Number(h)]]),
  );
}

/** OKLCH to linear sRGB (Ottosson 2020). */
function linear([lightness, chroma, hue]: Oklch): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function luminance(colour: Oklch): number {
  const [r, g, b] = linear(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast of WCAG 2, 1 to 21. */
function contrast(one: Oklch, other: Oklch): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(THEMES)("the %s theme", (theme) => {
  const colours = coloursOf(theme);
  const of = (name: string): Oklch => {
    const colour = colours.get(name);
    if (!colour) throw new Error(`${name} is not among the colours of ${theme}`);
    return colour;
  };

  it("has only colours that a screen can show", () => {
    for (const [name, colour] of colours) {
      for (const channel of linear(colour)) {
        expect(channel, name).toBeGreaterThan(-0.002);
        expect(channel, name).toBeLessThan(1.002);
      }
    }
  });

  it.each(READ)("has text for reading at 7:1 on %s", (paper) => {
    for (const name of ["--ink", "--accent"]) {
      expect(contrast(of(name), of(paper)), name).toBeGreaterThanOrEqual(7);
    }
  });

  it.each(BEHIND)("has every text at 4.5:1 on %s", (paper) => {
    for (const name of [
      "--ink",
      "--ink-quiet",
      "--accent",
      "--accent-strong",
      "--good",
      "--careful",
      "--wrong",
    ]) {
      expect(contrast(of(name), of(paper)), name).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("has text at 7:1 and signs at 4.5:1 on its tints", () => {
    for (const tint of ["accent", "good", "careful", "wrong"]) {
      expect(contrast(of("--ink"), of(`--${tint}-soft`)), tint).toBeGreaterThanOrEqual(7);
      expect(contrast(of(`--${tint}`), of(`--${tint}-soft`)), tint).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(of("--on-accent"), of("--accent"))).toBeGreaterThanOrEqual(7);
    expect(contrast(of("--on-accent"), of("--accent-strong"))).toBeGreaterThanOrEqual(7);
  });

  it.each(BEHIND)("has edges of controls and the focus ring at 3:1 on %s", (paper) => {
    for (const name of ["--line-strong", "--focus"]) {
      expect(contrast(of(name), of(paper)), name).toBeGreaterThanOrEqual(3);
    }
  });

  it("has pens at 3:1 on the board", () => {
    for (const pen of PENS) {
      expect(contrast(of(`--pen-${pen}`), of("--sheet")), pen).toBeGreaterThanOrEqual(3);
    }
  });
});
