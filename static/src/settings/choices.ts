/** The words for everything that can be adjusted. */
import type { Accommodations } from "../wire";

export const THEMES: Readonly<Record<Accommodations["theme"], string>> = {
  auto: "As on the device",
  light: "Light",
  dark: "Dark",
  contrast: "High contrast",
  quiet: "Low stimulation",
};

export const SIZES: Readonly<Record<Accommodations["text_size"], string>> = {
  normal: "Normal",
  large: "Large",
  larger: "Larger",
  largest: "Largest",
};

export const SPACINGS: Readonly<Record<Accommodations["spacing"], string>> = {
  normal: "Normal",
  wide: "Wide",
  wider: "Wider",
};

export const FONTS: Readonly<Record<Accommodations["font"], string>> = {
  atkinson: "Atkinson Hyperlegible, clear letters",
  lexend: "Lexend, wide and even",
  opendyslexic: "OpenDyslexic, heavy at the foot",
  device: "The device’s own",
};

const PACES = { "1": "As planned", "1.25": "A quarter more", "1.5": "Half as much again", "2": "Twice as much" } as const;

/** A pace as the value of a control, and back. */
export type PaceText = keyof typeof PACES;
export const paces: Readonly<Record<PaceText, string>> = PACES;
export const paceText = (pace: Accommodations["pace"]): PaceText => String(pace) as PaceText;
export const paceOf = (text: PaceText): Accommodations["pace"] => Number(text) as Accommodations["pace"];
