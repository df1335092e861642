import type { JSX } from "preact";
import { useCallback, useEffect, useId, useState } from "preact/hooks";

import { api, wordsFor } from "../../api";
import { plainText } from "../../maths/prose";
import { Button, Dialog, Field, IconButton, Notice, Waiting } from "../../ui";
import type { NamedId, ProblemSetWhole } from "../../wire";
import { moved } from "../authoring/problem";
import { useAttempt } from "../attempt";
import { useLoaded } from "../loading";

const NEW: ProblemSetWhole = { id: "", name: "", problems: [] };

type SetDialogProps = {
  /** The set to change; null makes a new one. */
  readonly set: string | null;
  readonly onClose: () => void;
};

/** What a set is called, and its problems in order. */
export function SetDialog({ set, onClose }: SetDialogProps): JSX.Element {
  const fetch = useCallback(() => (set === null ? Promise.resolve(NEW) : api.problemSet(set)), [set]);
  const { loaded } = useLoaded(fetch);
  if (loaded.is === "here") return <SetForm set={loaded.value} isNew={set === null} onClose={onClose} />;
  return (
    <Dialog title="Problem set" onClose={onClose} wide>
      {loaded.is === "waiting" ? <Waiting doing="Fetching the set." /> : <Notice tone="careful">{wordsFor(loaded.problem)}</Notice>}
    </Dialog>
  );
}

type SetFormProps = { readonly set: ProblemSetWhole; readonly isNew: boolean; readonly onClose: () => void };

function SetForm({ set, isNew, onClose }: SetFormProps): JSX.Element {
  const [name, setName] = useState(set.name);
  const [problems, setProblems] = useState(set.problems);
  const { pending, problem, run } = useAttempt();
  const form = useId();
  const save = (event: Event) => {
    event.preventDefault();
    if (name.trim() === "") return;
    const body = { name: name.trim(), problems: problems.map(({ id }) => id) };
    run(async () => {
      await (isNew ? api.makeSet(body) : api.changeSet(set.id, body));
      onClose();
    });
  };
  const drop = () =>
    run(async () => {
      await api.dropSet(set.id);
      onClose();
    });
  const actions = (
    <>
      <Button variant="primary" type="submit" form={form} pending={pending} disabled={name.trim() === ""}>
        {isNew ? "Make the set" : "Save"}
      </Button>
      {!isNew && (
        <Button variant="quiet" icon="trash" pending={pending} onClick={drop}>
          Take the set away
        </Button>
      )}
    </>
  );
  const remove = (gone: NamedId) => setProblems(problems.filter((each) => each.id !== gone.id));
  return (
    <Dialog title={isNew ? "New problem set" : set.name} onClose={onClose} actions={actions} wide>
      <form id={form} class="set-form" onSubmit={save}>
        <Field label="Name" value={name} maxLength={60} autoComplete="off" onInput={({ currentTarget }) => setName(currentTarget.value)} />
        <div>
          <p class="field__label">Problems, in order</p>
          {problems.length === 0 && <p class="field__hint">None yet. Find some below.</p>}
          <ol class="order">
            {problems.map((each, index) => (
              <li key={each.id} class="order__one">
                {plainText(each.name)}
                <IconButton icon="up" label={`${each.name}: earlier`} disabled={index === 0} onClick={() => setProblems(moved(problems, index, -1))} />
                <IconButton icon="down" label={`${each.name}: later`} disabled={index === problems.length - 1} onClick={() => setProblems(moved(problems, index, 1))} />
                <IconButton icon="trash" label={`Take ${each.name} out`} onClick={() => remove(each)} />
              </li>
            ))}
          </ol>
        </div>
        <Adding known={problems} onAdd={(one) => setProblems([...problems, one])} />
        {!isNew && <p class="field__hint">Taking the set away takes it from its rooms too. The problems stay.</p>}
        {problem !== null && <Notice tone="wrong">{problem}</Notice>}
      </form>
    </Dialog>
  );
}

type AddingProps = { readonly known: readonly NamedId[]; readonly onAdd: (one: NamedId) => void };

/** Finds problems by their words, and puts them behind the others. */
function Adding({ known, onAdd }: AddingProps): JSX.Element {
  const [words, setWords] = useState("");
  const [found, setFound] = useState<readonly NamedId[]>([]);
  useEffect(() => {
    let left = false;
    const timer = setTimeout(() => {
      if (words.trim() === "") {
        setFound([]);
        return;
      }
      api.library({ q: words.trim() }).then(
        ({ problems }) => {
          if (!left) setFound(problems.slice(0, 8).map(({ id, title }) => ({ id, name: title })));
        },
        () => undefined,
      );
    }, 250);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [words]);
  const ids = new Set(known.map(({ id }) => id));
  return (
    <div>
      <Field label="Find problems to add" autoComplete="off" value={words} onInput={({ currentTarget }) => setWords(currentTarget.value)} />
      <ul class="order" aria-label="Problems found">
        {found.map((each) => (
          <li key={each.id} class="order__one">
            {plainText(each.name)}{" "}
            <Button size="small" icon="plus" disabled={ids.has(each.id)} aria-label={`Add ${plainText(each.name)}`} onClick={() => onAdd(each)}>
              {ids.has(each.id) ? "Is in it" : "Add"}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
