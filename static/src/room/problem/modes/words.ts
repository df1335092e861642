import type { Lock, Mode } from "../../../wire";

/** The modes as a tutor picks them, and what they mean. */
export const MODES: readonly { readonly mode: Mode; readonly name: string; readonly means: string }[] = [
  { mode: "own", name: "Each on their own", means: "Answers are checked at once. Only you and their author see them." },
  { mode: "together", name: "Together", means: "One answer for the group: somebody proposes it, everybody here agrees, and it is checked once." },
  { mode: "think", name: "Think, then show", means: "Answers wait. Nobody knows what others think, or what is right, until you show them." },
];

/** When steps open, as a tutor picks it, and what it means. */
export const LOCKS: readonly { readonly lock: Lock; readonly name: string; readonly means: string }[] = [
  { lock: "free", name: "All steps are open", means: "Students go on at their own pace." },
  { lock: "everybody", name: "When everybody has answered", means: "The next step opens when everybody here has answered the one before, right or not." },
  { lock: "tutor", name: "When I open them", means: "You open each step, for everybody or for one." },
];

/** What a mode means for a student, in a line above the steps; nothing where it is as always. */
export const FOR_STUDENTS: Readonly<Record<Mode, string>> = {
  own: "",
  together: "You answer together: propose an answer, or agree to one. It is checked when everybody here agrees.",
  think: "Think first. Your answer stays with you and your tutor until your tutor shows all answers.",
};
