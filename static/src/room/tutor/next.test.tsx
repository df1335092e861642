import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { api } from "../../api";
import { menuFor } from "../people/menu";
import { FakeStore } from "../testing/fakeStore";
import { aState, LADDER, TUTOR } from "../testing/states";
import { within } from "../testing/within";
import { heatOf } from "./heat";
import { WhatNext } from "./WhatNext";

const POND = { problem: "pond", title: "A pond", why: "Practises counting in a simpler problem." };

beforeEach(() => {
  // The test's document has dialogs, but cannot show them as modal.
  vi.spyOn(HTMLDialogElement.prototype, "showModal").mockImplementation(() => undefined);
});
afterEach(cleanup);

test("what comes next is opened for all, or given to one, and each says why", async () => {
  vi.spyOn(api, "suggestions").mockResolvedValue({
    group: { problem: "circuit", title: "A circuit", why: "Everybody finds practice in counting." },
    each: [{ ...POND, person: "mia", name: "Mia Okafor" }],
  });
  const store = new FakeStore({ you: TUTOR, state: aState() });
  const closed = vi.fn();
  within(store, <WhatNext onClose={closed} />);
  await screen.findByText("Practises counting in a simpler problem.");
  fireEvent.click(screen.getByText(/Give to Mia/));
  await waitFor(() => expect(store.asked).toMatchObject([{ kind: "problem.give", problem: "pond", person: "mia" }]));
  store.asked.length = 0;
});

test("where nothing is left of the set, the tutor is told so", async () => {
  vi.spyOn(api, "suggestions").mockResolvedValue({ group: null, each: [] });
  within(new FakeStore({ you: TUTOR, state: aState() }), <WhatNext onClose={() => undefined} />);
  await screen.findByText(/has worked on all problems of the set/);
});

test("who works on a problem of their own is shown with it, and can be brought back", () => {
  const given = { mia: { ...LADDER, id: "pond", title: "A pond" } };
  const state = aState({ given, work: { mia: {} } });
  const rows = heatOf(state, LADDER, new Set());
  expect(rows.find((row) => row.person === "mia")?.elsewhere).toBe("A pond");
  expect(rows.find((row) => row.person === "tom")?.elsewhere).toBeNull();
  const asked: unknown[] = [];
  const person = { id: "mia", name: "Mia", penOpen: true, muted: false, hand: null, connection: "here" } as Parameters<typeof menuFor>[0];
  const items = menuFor(person, (wish) => asked.push(wish), { back: "ladder" });
  items.find((item) => item.label === "Back to everybody’s problem")?.onSelect();
  expect(asked).toEqual([{ kind: "problem.give", problem: "ladder", person: "mia" }]);
});
