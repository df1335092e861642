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

/** The screen's categories, for people. One that is not here is shown as it is. */
const REASONS: Readonly<Record<string, string>> = {
  profanity: "Rude words",
  "e-mail": "It may hold an e-mail address",
  phone: "It may hold a phone number",
  link: "It holds a link",
  too_long: "It is too long to be checked",
  reordered: "It holds signs that change the order of its letters",
  unscreened: "It could not be checked",
};

/** Why the words were held, for people. */
export function reasonOf({ category }: HeldItem): string {
  if (category === "") return "No reason given";
  const known = Object.hasOwn(REASONS, category) ? REASONS[category] : undefined;
  const words = category.replaceAll("_", " ");
  return known ?? words.charAt(0).toUpperCase() + words.slice(1);
}
