/** The list of people, as an admin looks through it. Pure. */
import type { PersonRow, Role } from "../../wire";

/** The roles by the names that people have for them. */
export const ROLES: Readonly<Record<Role, string>> = {
  student: "Student",
  tutor: "Tutor",
  moderator: "Moderator",
  parent: "Parent",
  admin: "Admin",
};

export type SortBy = "name" | "role" | "login" | "classes" | "children";

export type View = {
  /** Part of a name or a login. */
  readonly text: string;
  readonly role: Role | "";
  readonly className: string;
  /** Only people with something to do about. */
  readonly todo: TodoKind | "";
  readonly sortBy: SortBy;
  readonly descending: boolean;
  /** From 0. */
  readonly page: number;
};

export const ANYBODY: View = {
  text: "",
  role: "",
  className: "",
  todo: "",
  sortBy: "name",
  descending: false,
  page: 0,
};

/** How many people stand on a page. */
export const PER_PAGE = 25;

export type TodoKind = "student without class" | "parent without child" | "student without parent";

export type Todo = { readonly kind: TodoKind; readonly count: number };

export type PeoplePage = {
  readonly rows: readonly PersonRow[];
  /** How many people the view has on all its pages. */
  readonly total: number;
  readonly pages: number;
  /** The page that is shown; the last one when the view has fewer than was asked for. */
  readonly page: number;
};

/** What of the people a view shows. */
export function look(people: readonly PersonRow[], view: View): PeoplePage {
  const parents = new Set(people.flatMap(({ children }) => children));
  const found = people.filter((person) => isIn(person, view, parents)).sort(order(view));
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(view.page, pages - 1);
  return {
    rows: found.slice(page * PER_PAGE, (page + 1) * PER_PAGE),
    total: found.length,
    pages,
    page,
  };
}

/** What needs doing, and for how many. */
export function todosIn(people: readonly PersonRow[]): readonly Todo[] {
  const withParent = new Set(people.flatMap(({ children }) => children));
  const kinds: readonly TodoKind[] = [
    "student without class",
    "parent without child",
    "student without parent",
  ];
  return kinds
    .map((kind) => ({
      kind,
      count: people.filter((person) => needs(person, kind, withParent)).length,
    }))
    .filter(({ count }) => count > 0);
}

function isIn(person: PersonRow, view: View, withParent: ReadonlySet<string>): boolean {
  const text = view.text.trim().toLocaleLowerCase();
  return (
    `${person.name} ${person.login ?? ""}`.toLocaleLowerCase().includes(text) &&
    (view.role === "" || person.role === view.role) &&
    (view.className === "" || person.classes.includes(view.className)) &&
    (view.todo === "" || needs(person, view.todo, withParent))
  );
}

function needs(person: PersonRow, kind: TodoKind, withParent: ReadonlySet<string>): boolean {
  switch (kind) {
    case "student without class":
      return person.role === "student" && person.classes.length === 0;
    case "parent without child":
      return person.role === "parent" && person.children.length === 0;
    case "student without parent":
      return (
        person.role === "student" && !withParent.has(person.name) && !withParent.has(person.id)
      );
  }
}

function order({ sortBy, descending }: View): (one: PersonRow, other: PersonRow) => number {
  const turn = descending ? -1 : 1;
  return (one, other) =>
    turn *
    (keyOf(one, sortBy).localeCompare(keyOf(other, sortBy)) || one.name.localeCompare(other.name));
}

function keyOf(person: PersonRow, by: SortBy): string {
  switch (by) {
    case "name":
      return person.name;
    case "role":
      return person.role;
    case "login":
      return person.login ?? "";
    case "classes":
      return person.classes.join();
    case "children":
      return person.children.join();
  }
}
