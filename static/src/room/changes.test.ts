import { expect, test } from "vitest";

import { changesToSay } from "./changes";
import { aState, LADDER, TUTOR, YOU } from "./testing/states";

const RESTING = aState({ session: null, problem: null });

test("the beginning and the end of a session are said, and its problem", () => {
  expect(changesToSay(RESTING, aState(), YOU)).toEqual(["The session has started.", "The problem is now: How high does the ladder reach?"]);
  expect(changesToSay(aState(), aState({ session: null }), YOU)).toEqual(["The session has ended."]);
});

test("another problem is said once", () => {
  const pond = aState({ problem: { ...LADDER, id: "pond", title: "A pond" } });
  expect(changesToSay(aState(), pond, TUTOR)).toEqual(["The problem is now: A pond"]);
  expect(changesToSay(pond, pond, TUTOR)).toEqual([]);
});

test("a student hears what was changed for them, and not what was changed for others", () => {
  const locked = aState({ pens: { open: true, exceptions: ["mia"] }, muted: ["tom"] });
  expect(changesToSay(aState(), locked, YOU)).toEqual(["Your tutor has locked your pen."]);
  expect(changesToSay(locked, aState({ muted: ["mia"] }), YOU)).toEqual(["Your pen is open.", "Your tutor has paused your messages."]);
  expect(changesToSay(aState(), locked, TUTOR)).toEqual([]);
});
