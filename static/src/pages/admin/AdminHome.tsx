import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { counted } from "../../dates";
import { Button, Icon } from "../../ui";
import type { AdminHome as Home } from "../../wire";
import { Empty } from "../Empty";
import type { HomeProps } from "../homeProps";
import { Page } from "../Page";
import { Filters } from "./Filters";
import { Paging } from "./Paging";
import { PeopleTable } from "./PeopleTable";
import { ANYBODY, look, type Todo, todosIn, type View } from "./people";
import "./admin.css";

/** The people of the school: what needs doing on top, then everybody. */
export function AdminHome({ home }: HomeProps<Home>): JSX.Element {
  const [view, setView] = useState(ANYBODY);
  // Another question starts at its first page.
  const change = (changes: Partial<View>) => setView({ ...view, page: 0, ...changes });
  const shown = look(home.people, view);
  return (
    <Page
      title="People"
      lead={`${counted(home.people.length, "person", "people")} in ${counted(home.classes.length, "class", "classes")}.`}
    >
      <Todos todos={todosIn(home.people)} view={view} onChange={change} />
      <Filters view={view} classes={home.classes} onChange={change} />
      {shown.total === 0 ? (
        <Empty
          icon="search"
          title="Nobody fits"
          action={<Button onClick={() => setView(ANYBODY)}>Show everybody</Button>}
        >
          Nobody in your school has this name, role and class together.
        </Empty>
      ) : (
        <>
          <PeopleTable rows={shown.rows} view={view} onChange={change} />
          <Paging shown={shown} onPage={(page) => change({ page })} />
        </>
      )}
    </Page>
  );
}

type TodosProps = {
  readonly todos: readonly Todo[];
  readonly view: View;
  readonly onChange: (changes: Partial<View>) => void;
};

function Todos({ todos, view, onChange }: TodosProps): JSX.Element | null {
  if (todos.length === 0) return null;
  return (
    <section class="todos" aria-labelledby="todos">
      <h2 id="todos" class="todos__title">
        To look at
      </h2>
      <ul class="todos__list">
        {todos.map(({ kind, count }) => (
          <li key={kind}>
            <Button
              size="small"
              aria-pressed={view.todo === kind}
              onClick={() => onChange({ ...ANYBODY, todo: view.todo === kind ? "" : kind })}
            >
              <Icon name="careful" class="todos__sign" /> {wordsOf({ kind, count })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function wordsOf({ kind, count }: Todo): string {
  switch (kind) {
    case "student without class":
      return `${counted(count, "student")} in no class`;
    case "parent without child":
      return `${counted(count, "parent")} linked to no child`;
    case "student without parent":
      return `${counted(count, "student")} with no parent linked`;
  }
}
