import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test } from "vitest";

import type { Part, Refusal } from "../../wire";
import { remembered } from "../../maths/typing";
import { FakeStore } from "../testing/fakeStore";
import { aPart, aState } from "../testing/states";
import { within } from "../testing/within";
import { AnswerForm } from "./AnswerForm";
import { helpOf, inputOf, type Ask } from "./asks";

const OPTIONS = [
  { id: "a", text: "Seven" },
  { id: "b", text: "Eight" },
  { id: "c", text: "Nine" },
];
const NUMBER = { kind: "number", unit: null, form: null, places: null, figures: null } as const;
const ASKS: readonly Ask[] = [
  NUMBER,
  { kind: "expression", form: "factored", positive: false, complex: false },
  { kind: "equation", form: null },
  { kind: "inequality" },
  { kind: "interval" },
  { kind: "set", complex: false },
  { kind: "list" },
  { kind: "matrix" },
  { kind: "quantity", unit: null, figures: null },
  { kind: "chemical_formula" },
  { kind: "chemical_equation", states: false },
  { kind: "choice", options: OPTIONS },
  { kind: "choices", options: OPTIONS },
  { kind: "ordering", options: OPTIONS },
  { kind: "text", maths: false },
  { kind: "text", maths: true },
  { kind: "free" },
];

const show = (ask: Ask, work: Part = aPart()) => {
  const store = new FakeStore({ state: aState() });
  const view = within(store, <AnswerForm problem="ladder" part="s1" ask={ask} work={work} label="How many?" hasHint={false} />);
  return { store, ...view };
};
const send = (name = "Check") => fireEvent.submit(screen.getByRole("button", { name }).closest("form") ?? document.body);

beforeEach(() => {
  sessionStorage.clear();
  remembered.write("plain");
});
afterEach(cleanup);

test.each(ASKS.map((ask) => [ask.kind, ask] as const))("a %s is asked with a field that has a name, and says how it is written", (_, ask) => {
  const { container } = show(ask);
  const field = container.querySelector("input, textarea, ol");
  expect(field).not.toBeNull();
  expect(container.querySelector("[aria-label*='How many?'], legend")).not.toBeNull();
  const help = helpOf(ask);
  if (help === "") return;
  const said = screen.getByText(help);
  expect(container.querySelector(`[aria-describedby~='${said.id}']`)).not.toBeNull();
});

test("formulas are typed with the maths field, and plain ones in a line", () => {
  expect(ASKS.map(inputOf)).toEqual([
    "line", "formula", "formula", "formula", "formula", "formula", "formula", "matrix", "line", "line", "line", "choice", "choices", "ordering", "line", "formula", "words",
  ]);
});

test("all that are right are ticked, and given by their ids in the order of the list", () => {
  const { store } = show({ kind: "choices", options: OPTIONS });
  fireEvent.click(screen.getByRole("checkbox", { name: "Nine" }));
  fireEvent.click(screen.getByRole("checkbox", { name: "Seven" }));
  fireEvent.click(screen.getByRole("checkbox", { name: "Eight" }));
  fireEvent.click(screen.getByRole("checkbox", { name: "Eight" }));
  send();
  expect(store.asked).toMatchObject([{ kind: "answer.give", answer: "a,c" }]);
});

test("an order is changed with buttons that say where something is, and can be given as it stands", async () => {
  const { store } = show({ kind: "ordering", options: OPTIONS });
  fireEvent.click(screen.getByRole("button", { name: "Move down, from place 1" }));
  await waitFor(() => expect(screen.getAllByRole("listitem").map((each) => each.textContent)).toEqual(["1Eight", "2Seven", "3Nine"]));
  expect(screen.getByRole("button", { name: "Move up, from place 1" }).getAttribute("aria-disabled")).toBe("true");
  send();
  expect(store.asked).toMatchObject([{ answer: "b,a,c" }]);
  cleanup();
  sessionStorage.clear();
  const other = show({ kind: "ordering", options: OPTIONS });
  send();
  expect(other.store.asked).toMatchObject([{ answer: "a,b,c" }]);
});

test("a matrix is typed entry by entry, and only given whole", () => {
  const { store } = show({ kind: "matrix" });
  const type = (name: string, value: string) => fireEvent.input(screen.getByRole("textbox", { name }), { target: { value } });
  type("Row 1, column 1", "1");
  type("Row 1, column 2", "2,5");
  send();
  expect(store.asked).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Take a row away" }));
  fireEvent.click(screen.getByRole("button", { name: "Add a column" }));
  type("Row 1, column 3", "x");
  send();
  expect(store.asked).toMatchObject([{ answer: "[1 & 2,5 & x]" }]);
});

test("the arrow keys go up and down in a matrix", () => {
  show({ kind: "matrix" });
  const first = screen.getByRole("textbox", { name: "Row 1, column 2" });
  first.focus();
  fireEvent.keyDown(first, { key: "ArrowDown" });
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Row 2, column 2" }));
});

test("words are sent to the tutor, and wait for them", () => {
  const { store } = show({ kind: "free" });
  fireEvent.input(screen.getByRole("textbox"), { target: { value: "Because it is kept." } });
  send("Send to your tutor");
  expect(store.asked).toMatchObject([{ answer: "Because it is kept." }]);
  cleanup();
  const { container } = show({ kind: "free" }, aPart({ attempts: 1, verdict: "waiting", feedback: "Your tutor will read this.", answer: "Because it is kept." }));
  expect(container.textContent).toContain("Sent to your tutor.");
  expect(container.textContent).not.toContain("Not yet.");
});

test("what the checker says is told, and a value that is right is nearly there", () => {
  const wrong = show(NUMBER, aPart({ attempts: 1, verdict: "incorrect", feedback: "That is close. Look at the rounding again.", answer: "3.4" }));
  expect(wrong.container.textContent).toContain("Not yet. You answered 3.4. That is close. Look at the rounding again. Try again.");
  cleanup();
  const nearly = show(NUMBER, aPart({ attempts: 1, verdict: "wrong_form", feedback: "The value is right. Write it as a decimal.", answer: "3/4" }));
  expect(nearly.container.textContent).toContain("Nearly. You answered 3/4. The value is right. Write it as a decimal.");
});

test("the place where it stopped making sense is shown under the field, and said", async () => {
  const refusal: Refusal = { code: "unreadable", message: "This unit is not known here.", retry_after_ms: null, at: 2 };
  const { store, container } = show({ kind: "quantity", unit: null, figures: null });
  store.outcome = () => ({ refusal });
  fireEvent.input(screen.getByRole("textbox"), { target: { value: "5 blah" } });
  send();
  await waitFor(() => expect(container.querySelector("mark")?.textContent).toBe("b"));
  expect(container.querySelector("[role=status]")?.textContent).toContain("It stops making sense at b: 5 blah");
  expect(screen.getByRole("textbox").getAttribute("aria-invalid")).toBe("true");
});

test("options that were given are shown by their texts", () => {
  const { container } = show({ kind: "ordering", options: OPTIONS }, aPart({ attempts: 1, verdict: "incorrect", answer: "b,a,c" }));
  expect(container.querySelector("q")?.textContent).toBe("Eight, then Seven, then Nine");
});
