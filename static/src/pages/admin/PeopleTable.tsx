import type { JSX } from "preact";

import { Icon } from "../../ui";
import type { PersonRow } from "../../wire";
import { Sheet } from "../Sheet";
import { ROLES, type SortBy, type View } from "./people";

export type PeopleTableProps = {
  readonly rows: readonly PersonRow[];
  readonly view: View;
  readonly onChange: (changes: Partial<View>) => void;
};

const COLUMNS: readonly { readonly by: SortBy; readonly title: string }[] = [
  { by: "name", title: "Name" },
  { by: "role", title: "Role" },
  { by: "login", title: "Signs in as" },
  { by: "classes", title: "Classes" },
  { by: "children", title: "Children" },
];

/** People in rows; a column's title sorts by it, and once more the other way round. */
export function PeopleTable({ rows, view, onChange }: PeopleTableProps): JSX.Element {
  return (
    <Sheet label="People">
      <caption class="unseen">People, sorted by {view.sortBy}</caption>
      <thead>
        <tr>
          {COLUMNS.map(({ by, title }) => (
            <th key={by} scope="col" aria-sort={sortOf(view, by)}>
              <button
                type="button"
                class="people__sort"
                onClick={() =>
                  onChange({ sortBy: by, descending: view.sortBy === by && !view.descending })
                }
              >
                {title}
                {view.sortBy === by && <Icon name={view.descending ? "down" : "up"} />}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((person) => (
          <tr key={person.id}>
            <th scope="row">{person.name}</th>
            <td>{ROLES[person.role]}</td>
            <td>
              {person.login ?? (person.role === "student" ? "class code and PIN" : "not yet")}
            </td>
            <td>{person.classes.join(", ")}</td>
            <td>{person.children.join(", ")}</td>
          </tr>
        ))}
      </tbody>
    </Sheet>
  );
}

function sortOf(view: View, by: SortBy): "ascending" | "descending" | "none" {
  if (view.sortBy !== by) return "none";
  return view.descending ? "descending" : "ascending";
}
