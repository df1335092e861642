import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";

import { anonymised, isAnonymous, numbered } from "./anonymous";
import { RoomProvider } from "./context";
import { FakeStore } from "./testing/fakeStore";
import { aPart, aState, TUTOR } from "./testing/states";
import { HeatStrip } from "./tutor/HeatStrip";

afterEach(() => {
  isAnonymous.value = false;
  cleanup();
});

test("students become numbers, in the order in which they first came; staff keep their names", () => {
  const people = numbered(aState().people);
  expect(Object.values(people).map((each) => each.name)).toEqual(["Tina Brandt", "Student 1", "Student 2"]);
});

test("with names hidden no name of a student is on the page, nor in the name of a control", async () => {
  const store = new FakeStore({ state: aState({ work: { mia: { ladder: { s1: aPart({ attempts: 1, solved: true, alone: true, answer: "16" }) } } } }), you: TUTOR });
  const { container } = render(
    <RoomProvider value={anonymised(store)}>
      <HeatStrip />
    </RoomProvider>,
  );
  expect(container.textContent).toContain("Mia Okafor");
  screen.getByRole("button", { name: "Hide names" }).click();
  await screen.findByText("Student 1");
  expect(container.innerHTML).not.toMatch(/Mia|Okafor|Tom|Lind/);
  screen.getByRole("button", { name: "Show names" }).click();
  await screen.findByText("Mia Okafor");
});

test("what is done through it reaches the room", async () => {
  const store = new FakeStore({ state: aState(), you: TUTOR });
  isAnonymous.value = true;
  const shown = anonymised(store);
  await shown.do({ kind: "mode.set", mode: "think" });
  expect(store.asked).toMatchObject([{ kind: "mode.set", mode: "think" }]);
  expect(shown.state.value.people["mia"]?.name).toBe("Student 1");
});
