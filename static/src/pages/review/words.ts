/** What moderators read about cases. */
import type { CaseEvent, ReviewCase, Ruled, Ruling } from "../../wire";

const CATEGORIES: Readonly<Record<string, string>> = {
  crisis: "Somebody may be in danger",
  disclosure: "Somebody may tell of abuse",
  grooming: "An adult may be leading a child away",
  threat: "A threat",
  sexual: "Sexual content",
  slur: "A word that hurts people for who they are",
  bullying: "Bullying",
  contact: "Moving the talk to another place",
  personal_asked: "Asking for personal data",
  personal_given: "Personal data",
  link: "A link",
  evasion: "Written so that it cannot be checked",
  unknown: "It could not be checked",
  profanity: "Rude words",
  spam: "The same thing again and again",
  "e-mail": "It may hold an e-mail address",
  phone: "It may hold a phone number",
  too_long: "It is too long to be checked",
  reordered: "It holds signs that change the order of its letters",
  unscreened: "It could not be checked",
};

const SEVERITIES = ["", "Low", "Medium", "High", "Severe"];

const ACTIONS: Readonly<Record<string, string>> = {
  claimed: "began to look at it",
  put_back: "put it back",
  revealed: "read it",
  undone: "took the decision back",
  handed_over: "gave it to somebody else",
  escalated: "brought it before the safeguarding lead",
  noted: "wrote a note",
};

/** What a case is about, for people. A category that is not here is shown as it is. */
export function categoryWords(category: string): string {
  if (category === "") return "No reason given";
  const known = Object.hasOwn(CATEGORIES, category) ? CATEGORIES[category] : undefined;
  const words = category.replaceAll("_", " ");
  return known ?? words.charAt(0).toUpperCase() + words.slice(1);
}

export function severityWords(severity: number): string {
  return SEVERITIES[severity] ?? "Severe";
}

/** Where a case comes from. */
export function originWords({ origin, reporter }: ReviewCase): string {
  switch (origin) {
    case "held":
      return "Held before anybody could read it";
    case "flag":
      return "Others can read it";
    case "report":
      return `Reported by ${reporter?.name ?? "somebody"}; others can see it`;
    case "appeal":
      return "Its author asks for another look";
  }
}

/** What a decision means for this case, on its button. */
export function rulingWords(origin: ReviewCase["origin"], ruling: Ruling): string {
  if (ruling === "handled") return "In hand";
  if (origin === "held") return ruling === "allow" ? "Show it" : "Keep it away";
  if (origin === "appeal") return ruling === "allow" ? "Show it after all" : "It stays away";
  return ruling === "allow" ? "Leave it there" : "Take it away";
}

/** The same, once it is done. */
export function ruledWords(origin: ReviewCase["origin"], ruling: Ruling): string {
  if (ruling === "handled") return "The adults have it in hand.";
  if (origin === "held" || origin === "appeal")
    return ruling === "allow" ? "It will be shown." : "It stays away.";
  return ruling === "allow" ? "It stays there." : "It will be taken away.";
}

/** Who was first to decide, and what. */
export function firstWords({ by, ruling }: Ruled): string {
  if (ruling === "handled") return `${by.name} decided on this first: the adults have it in hand.`;
  return `${by.name} decided on this first: others may ${ruling === "allow" ? "" : "not "}read it.`;
}

export function eventWords({ action, ruling }: CaseEvent): string {
  if (action === "decided") {
    if (ruling === "handled") return "decided: the adults have it in hand";
    return ruling === "allow" ? "decided: others may read it" : "decided: others may not read it";
  }
  return ACTIONS[action] ?? action.replaceAll("_", " ");
}

/** How a case stands to its clock. */
export function clockWords(due: number, now: number): string {
  const minutes = Math.floor(Math.abs(due - now) / 60_000);
  if (now > due) return minutes === 0 ? "Due now" : `Overdue by ${lengthWords(minutes)}`;
  return minutes === 0 ? "Due within a minute" : `Due in ${lengthWords(minutes)}`;
}

function lengthWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1_440)} days`;
}
