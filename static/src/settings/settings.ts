/** How this person wants Studyhall to look and behave, on this device. */
import { computed, effect, signal } from "@preact/signals";

export type Theme = "light" | "dark" | "contrast" | "quiet";

export type Settings = {
  /** `auto` follows the device. */
  readonly theme: Theme | "auto";
  readonly textSize: "normal" | "large" | "larger" | "largest";
  readonly font: "atkinson" | "lexend" | "opendyslexic";
  /** Calm mode: nothing moves, and what others are just doing is not shown. */
  readonly calm: boolean;
  /** Whether single letters choose tools and take decisions. */
  readonly letters: boolean;
};

const KEY = "studyhall.settings";

const DEFAULTS: Settings = {
  theme: "auto",
  textSize: "normal",
  font: "atkinson",
  calm: false,
  letters: true,
};

const ALLOWED: { readonly [Name in keyof Settings]: readonly Settings[Name][] } = {
  theme: ["auto", "light", "dark", "contrast", "quiet"],
  textSize: ["normal", "large", "larger", "largest"],
  font: ["atkinson", "lexend", "opendyslexic"],
  calm: [true, false],
  letters: [true, false],
};

export const settings = signal<Settings>(DEFAULTS);

const deviceTheme = signal<Theme>("light");

/** The theme that is shown. */
export const theme = computed<Theme>(() =>
  settings.value.theme === "auto" ? deviceTheme.value : settings.value.theme,
);

/** Changes some settings, and keeps them. */
export function changeSettings(changes: Partial<Settings>): void {
  settings.value = { ...settings.value, ...changes };
  try {
    localStorage.setItem(KEY, JSON.stringify(settings.value));
  } catch {
    // Without storage they hold until the page is left.
  }
}

/** Reads what was kept, and from now on has the page follow the settings. */
export function followSettings(): void {
  settings.value = readSettings(localStorage.getItem(KEY));
  followDevice();
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

function show({ textSize, font, calm }: Settings, shown: Theme): void {
  Object.assign(document.documentElement.dataset, {
    theme: shown,
    textSize,
    font,
    calm: calm ? "on" : "off",
  });
  void loadFont(font);
}

/** The fonts of choice are fetched by those who choose them. */
function loadFont(font: Settings["font"]): Promise<unknown> {
  switch (font) {
    case "atkinson":
      return Promise.resolve();
    case "lexend":
      return import("./lexend");
    case "opendyslexic":
      return import("./opendyslexic");
  }
}
