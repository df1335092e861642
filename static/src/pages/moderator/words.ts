import type { HeldItem } from "../../wire";

/** What tells cases apart. */
export function keyOf({ room, place }: HeldItem): string {
  return `${room}/${place}`;
}

/** Where the words were written. */
export function surfaceOf({ surface }: HeldItem): string {
  switch (surface) {
    case "chat":
      return "Chat message";
    case "board":
      return "Text on the board";
    case "answer":
      return "Answer to a problem";
    case "name":
      return "Name";
  }
}

const REASONS: Readonly<Record<string, string>> = {
  profanity: "Rude words",
  insult: "It may hurt somebody",
  bullying: "It may hurt somebody",
  threat: "It may be a threat",
  hate: "It may be hateful",
  sexual: "It may be sexual",
  self_harm: "Somebody may not be well",
  contact: "It may hold somebody’s contact or address",
  personal: "It may hold personal data",
  personal_data: "It may hold personal data",
  link: "It holds a link",
  spam: "It may be spam",
  unscreened: "It could not be checked",
};

/** Why the words were held, for people. */
export function reasonOf({ category }: HeldItem): string {
  if (category === "") return "No reason given";
  const known = Object.hasOwn(REASONS, category) ? REASONS[category] : undefined;
  const words = category.replaceAll("_", " ");
  return known ?? words.charAt(0).toUpperCase() + words.slice(1);
}
