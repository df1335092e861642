import { describe, expect, it } from "vitest";

import type { PersonRow } from "../../wire";
import { ANYBODY, look, PER_PAGE, todosIn, type View } from "./people";

const person = (name: string, of: Partial<PersonRow> = {}): PersonRow => ({
  id: name.toLowerCase(),
  name,
  role: "student",
  login: null,
  classes: ["Blue"],
  children: [],
  ...of,
});

const PEOPLE = [
  person("Mia"),
  person("Tom", { classes: [] }),
  person("Tina", { role: "tutor", login: "tina@hill" }),
  person("Peter", { role: "parent", login: "peter", classes: [], children: ["Mia"] }),
  person("Paula", { role: "parent", login: "paula", classes: [] }),
];

const names = (view: Partial<View>) =>
  look(PEOPLE, { ...ANYBODY, ...view }).rows.map(({ name }) => name);

describe("a look at the people", () => {
  it("is by name, from A", () =>
    expect(names({})).toEqual(["Mia", "Paula", "Peter", "Tina", "Tom"]));
  it("finds part of a name or a login", () => {
    expect(names({ text: " TIN " })).toEqual(["Tina"]);
    expect(names({ text: "@hill" })).toEqual(["Tina"]);
  });
  it("is by role and class", () => {
    expect(names({ role: "parent" })).toEqual(["Paula", "Peter"]);
    expect(names({ className: "Blue" })).toEqual(["Mia", "Tina"]);
  });
  it("sorts by a column, and then by name, both ways", () => {
    expect(names({ sortBy: "role" })).toEqual(["Paula", "Peter", "Mia", "Tom", "Tina"]);
    expect(names({ sortBy: "name", descending: true })).toEqual([
      "Tom",
      "Tina",
      "Peter",
      "Paula",
      "Mia",
    ]);
  });
  it("does not change the list it looks at", () => {
    const before = PEOPLE.map(({ name }) => name);
    names({ sortBy: "login", descending: true });
    expect(PEOPLE.map(({ name }) => name)).toEqual(before);
  });
});

describe("pages", () => {
  const many = Array.from({ length: PER_PAGE * 2 + 1 }, (_, index) =>
    person(`P${String(index).padStart(3, "0")}`),
  );

  it("hold so many each, the last one the rest", () => {
    expect(look(many, ANYBODY)).toMatchObject({ total: 51, pages: 3, page: 0 });
    expect(look(many, { ...ANYBODY, page: 2 }).rows.map(({ name }) => name)).toEqual(["P050"]);
  });

  it("end at the last one", () => expect(look(many, { ...ANYBODY, page: 9 }).page).toBe(2));
  it("are one when there is nobody", () =>
    expect(look([], ANYBODY)).toMatchObject({ total: 0, pages: 1, rows: [] }));
});

it("what needs doing is counted, and can be looked at", () => {
  expect(todosIn(PEOPLE)).toEqual([
    { kind: "student without class", count: 1 },
    { kind: "parent without child", count: 1 },
    { kind: "student without parent", count: 1 },
  ]);
  expect(names({ todo: "student without class" })).toEqual(["Tom"]);
  expect(names({ todo: "student without parent" })).toEqual(["Tom"]);
});
