/** How thick, how large and in which colour things are drawn. Lengths are in board units. */
import type { Colour, Size, Stroke, Writing } from "../wire";

export const COLOURS: readonly Colour[] = ["ink", "blue", "orange", "green", "pink", "sky", "yellow", "red"];

export const SIZES: readonly Size[] = ["s", "m", "l"];

export const COLOUR_NAMES: Readonly<Record<Colour, string>> = {
  ink: "Ink",
  blue: "Blue",
  orange: "Orange",
  green: "Green",
  pink: "Pink",
  sky: "Light blue",
  yellow: "Yellow",
  red: "Dark red",
};

export const SIZE_NAMES: Readonly<Record<Size, string>> = { s: "Small", m: "Medium", l: "Large" };

const PEN: Readonly<Record<Size, number>> = { s: 16, m: 28, l: 56 };
const HIGHLIGHTER: Readonly<Record<Size, number>> = { s: 90, m: 140, l: 220 };
const LINE: Readonly<Record<Size, number>> = { s: 14, m: 24, l: 48 };
const FONT: Readonly<Record<Writing["kind"], Readonly<Record<Size, number>>>> = {
  text: { s: 120, m: 170, l: 270 },
  note: { s: 110, m: 150, l: 220 },
  maths: { s: 150, m: 220, l: 340 },
};

/** How wide a freehand line is where it is pressed normally. */
export function strokeWidth(pen: Stroke["pen"], size: Size): number {
  return pen === "pen" ? PEN[size] : HIGHLIGHTER[size];
}

/** How thick straight lines and the outlines of figures are. */
export function lineWidth(size: Size): number {
  return LINE[size];
}

/** The height of the letters of a writing. */
export function fontSize(kind: Writing["kind"], size: Size): number {
  return FONT[kind][size];
}

/** The margin between the edge of a writing's box and its words. */
export function padding(kind: Writing["kind"]): number {
  return kind === "note" ? 70 : 20;
}

/** The theme's value of a pen colour. */
export function ink(colour: Colour): string {
  return `var(--pen-${colour})`;
}
