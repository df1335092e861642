/** How Studyhall looks and behaves here: as its person chose, else as this device was set. */
import { computed, effect, signal } from "@preact/signals";

import type { Accommodations } from "../wire";
import { STANDARD } from "./adjuster";
import { chosen, followOwn, ownAdjuster, recallOwn } from "./own";

export type Theme = "light" | "dark" | "contrast" | "quiet";

export type Settings = {
  /** `auto` follows the device. */
  readonly theme: Theme | "auto";
  readonly textSize: Accommodations["text_size"];
  readonly spacing: Accommodations["spacing"];
  readonly font: Accommodations["font"];
  /** Calm mode: nothing moves or counts, and what others are just doing is not shown. */
  readonly calm: boolean;
  /** Whether single letters choose tools and take decisions; of this device alone. */
  readonly letters: boolean;
};

const KEY = "studyhall.settings";

const DEFAULTS: Settings = {
  theme: "auto",
  textSize: "normal",
  spacing: "normal",
  font: "atkinson",
  calm: false,
  letters: true,
};

const ALLOWED: { readonly [Name in keyof Settings]: readonly Settings[Name][] } = {
  theme: ["auto", "light", "dark", "contrast", "quiet"],
  textSize: ["normal", "large", "larger", "largest"],
  spacing: ["normal", "wide", "wider"],
  font: ["atkinson", "lexend", "opendyslexic", "device"],
  calm: [true, false],
  letters: [true, false],
};

const device = signal<Settings>(DEFAULTS);

/** The settings that hold now. */
export const settings = computed<Settings>(() => {
  const own = chosen.value;
  return own === null ? device.value : { ...settingsOf(own), letters: device.value.letters };
});

const deviceTheme = signal<Theme>("light");

/** The theme that is shown. */
export const theme = computed<Theme>(() =>
  settings.value.theme === "auto" ? deviceTheme.value : settings.value.theme,
);

/**
 * Changes some settings, and keeps them: with whoever is signed in, for all of their devices; else
 * with this device.
 */
export function changeSettings(changes: Partial<Settings>): void {
  const own = ownAdjuster();
  if (own === null || "letters" in changes) changeDevice(own === null ? changes : lettersOf(changes));
  if (own === null) return;
  const { letters: _, ...rest } = changes;
  if (Object.keys(rest).length > 0) changeOwn(accommodationsOf(rest));
}

/** Changes what is adjusted for whoever is signed in; the first time, the look of this device is theirs. */
export function changeOwn(changes: Partial<Accommodations>): void {
  const own = ownAdjuster();
  const first = own?.isChosen === true ? {} : accommodationsOf(device.peek());
  own?.change({ ...first, ...changes });
}

/** What holds for whoever is signed in; until they chose anything, the look is that of the device. */
export const adjusted = computed<Accommodations>(() => chosen.value ?? { ...STANDARD, ...accommodationsOf(device.value) });

function changeDevice(changes: Partial<Settings>): void {
  device.value = { ...device.value, ...changes };
  try {
    localStorage.setItem(KEY, JSON.stringify(device.value));
  } catch {
    // Without storage they hold until the page is left.
  }
}

function lettersOf({ letters }: Partial<Settings>): Partial<Settings> {
  return letters === undefined ? {} : { letters };
}

function settingsOf({ theme, text_size, spacing, font, calm }: Accommodations): Omit<Settings, "letters"> {
  return { theme, textSize: text_size, spacing, font, calm };
}

function accommodationsOf({ textSize, letters: _, ...same }: Partial<Settings>): Partial<Accommodations> {
  return textSize === undefined ? same : { ...same, text_size: textSize };
}

/** Reads what was kept, and from now on has the page follow the settings. */
export function followSettings(): void {
  device.value = readSettings(localStorage.getItem(KEY));
  recallOwn();
  followDevice();
  followOwn();
  effect(() => show(settings.value, theme.value));
}

/** The settings in a kept text; what it lacks, or has never meant anything, is as by default. */
export function readSettings(text: string | null): Settings {
  let kept: Partial<Record<string, unknown>> = {};
  try {
    kept = { ...(JSON.parse(text ?? "{}") as object) };
  } catch {
    return DEFAULTS;
  }
  const means = ([name, value]: [string, unknown]) =>
    name in ALLOWED && ALLOWED[name as keyof Settings].some((allowed) => allowed === value);
  return { ...DEFAULTS, ...Object.fromEntries(Object.entries(kept).filter(means)) };
}

function followDevice(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(prefers-contrast: more)");
  const look = () =>
    (deviceTheme.value = contrast.matches ? "contrast" : dark.matches ? "dark" : "light");
  dark.addEventListener("change", look);
  contrast.addEventListener("change", look);
  look();
}

function show({ textSize, spacing, font, calm }: Settings, shown: Theme): void {
  Object.assign(document.documentElement.dataset, {
    theme: shown,
    textSize,
    spacing,
    font,
    calm: calm ? "on" : "off",
  });
  void loadFont(font);
}

/** The fonts of choice are fetched by those who choose them. */
function loadFont(font: Settings["font"]): Promise<unknown> {
  switch (font) {
    case "atkinson":
    case "device":
      return Promise.resolve();
    case "lexend":
      return import("./lexend");
    case "opendyslexic":
      return import("./opendyslexic");
  }
}
