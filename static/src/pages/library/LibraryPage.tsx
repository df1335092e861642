import type { JSX } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";

import { api, wordsFor } from "../../api";
import { counted, moment } from "../../dates";
import { plainText } from "../../maths/prose";
import { Link, navigate } from "../../router";
import { Button, Notice, Waiting } from "../../ui";
import type { DraftList, LibraryCard, LibraryPage as Found } from "../../wire";
import { useAttempt } from "../attempt";
import { Empty } from "../Empty";
import { type Loaded, useLoaded } from "../loading";
import { Page } from "../Page";
import { LibraryFilters } from "./LibraryFilters";
import { ANYTHING, askedFor, type Looking, PER_PAGE } from "./looking";
import { SetsPart } from "./SetsPart";
import "../rooms.css";
import "./library.css";

/** The school's problems: find, try, edit, write new ones, and put them into sets. */
export function LibraryPage(): JSX.Element {
  const [looking, setLooking] = useState(ANYTHING);
  const settled = useSettled(looking);
  const fetch = useCallback(() => api.library(askedFor(settled)), [settled]);
  const { loaded } = useLoaded(fetch);
  const drafts = useLoaded(api.drafts);
  const choices = useLoaded(api.libraryChoices);
  // Another question starts at its first page.
  const change = (changes: Partial<Looking>) => setLooking({ ...looking, page: 0, ...changes });
  return (
    <Page title="Problems" lead="What your school has to work on, from banks and of your own." action={<WriteButton />}>
      <DraftsPart loaded={drafts.loaded} />
      <section class="part" aria-labelledby="find-title">
        <h2 id="find-title">Find a problem</h2>
        <LibraryFilters looking={looking} choices={choices.loaded.is === "here" ? choices.loaded.value : null} onChange={change} />
        <Results loaded={loaded} looking={settled} onPage={(page) => change({ page })} onReset={() => setLooking(ANYTHING)} />
      </section>
      <SetsPart />
    </Page>
  );
}

/** What is looked for, once nothing was typed for a moment. */
function useSettled(looking: Looking): Looking {
  const [settled, setSettled] = useState(looking);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(looking), looking.words === settled.words ? 0 : 250);
    return () => clearTimeout(timer);
  }, [looking, settled.words]);
  return settled;
}

function WriteButton(): JSX.Element {
  const { pending, problem, run } = useAttempt();
  return (
    <div>
      <Button variant="primary" icon="plus" pending={pending} onClick={() => run(() => write({}))}>
        Write a problem
      </Button>
      <p class="field__problem" role="alert" hidden={problem === null}>
        {problem}
      </p>
    </div>
  );
}

async function write(of: { readonly problem?: string; readonly is_copy?: boolean }): Promise<void> {
  navigate(`/drafts/${(await api.beginDraft(of)).id}`);
}

function DraftsPart({ loaded }: { readonly loaded: Loaded<DraftList> }): JSX.Element | null {
  if (loaded.is !== "here" || loaded.value.drafts.length === 0) return null;
  return (
    <section class="part" aria-labelledby="drafts-title">
      <h2 id="drafts-title">Your drafts</h2>
      <ul class="rooms">
        {loaded.value.drafts.map((draft) => (
          <li key={draft.id} class="card">
            <div class="card__words">
              <Link href={`/drafts/${draft.id}`}>{plainText(draft.title) || "Without a title"}</Link>
              <p class="card__about">
                {draft.base === 0 ? "New" : `Of version ${draft.base}`} · saved {moment(draft.saved_at)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

type ResultsProps = {
  readonly loaded: Loaded<Found>;
  readonly looking: Looking;
  readonly onPage: (page: number) => void;
  readonly onReset: () => void;
};

function Results({ loaded, looking, onPage, onReset }: ResultsProps): JSX.Element {
  if (loaded.is === "waiting") return <Waiting doing="Looking for problems." />;
  if (loaded.is === "failed") return <Notice tone="careful">{wordsFor(loaded.problem)}</Notice>;
  const { problems, total } = loaded.value;
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  if (total === 0) {
    return (
      <Empty icon="search" title="No problem fits" action={<Button onClick={onReset}>Show all problems</Button>}>
        Try fewer words, or leave out what you chose.
      </Empty>
    );
  }
  const first = looking.page * PER_PAGE + 1;
  return (
    <>
      <ul class="rooms" aria-label="Problems found">
        {problems.map((card) => (
          <Card key={card.id} card={card} />
        ))}
      </ul>
      <nav class="choices-row" aria-label="Pages">
        <p role="status">
          {first} to {first + problems.length - 1} of {counted(total, "problem")}
        </p>
        {pages > 1 && (
          <>
            <Button icon="left" disabled={looking.page === 0} onClick={() => onPage(looking.page - 1)}>
              Before
            </Button>
            <Button disabled={looking.page >= pages - 1} onClick={() => onPage(looking.page + 1)}>
              Next
            </Button>
          </>
        )}
      </nav>
    </>
  );
}

function Card({ card }: { readonly card: LibraryCard }): JSX.Element {
  const { pending, problem, run } = useAttempt();
  const title = plainText(card.title) || card.id;
  const about = [card.subject, card.level, counted(card.steps, "step"), card.source, card.licence];
  return (
    <li class="card">
      <div class="card__words">
        <h3 class="card__title">{title}</h3>
        <p class="card__about">{about.filter((each) => each !== "").join(" · ")}</p>
        {card.skills.length > 0 && <p class="card__about">{card.skills.join(", ")}</p>}
        {card.is_own && <p class="card__about">Written or edited here, version {card.version}</p>}
        <p class="field__problem" role="alert" hidden={problem === null}>
          {problem}
        </p>
      </div>
      <div class="choices-row">
        <Button size="small" icon="edit" pending={pending} aria-label={`Edit ${title}`} onClick={() => run(() => write({ problem: card.id }))}>
          Edit
        </Button>
        <Button size="small" icon="duplicate" pending={pending} aria-label={`Copy ${title}`} onClick={() => run(() => write({ problem: card.id, is_copy: true }))}>
          Copy
        </Button>
      </div>
    </li>
  );
}
