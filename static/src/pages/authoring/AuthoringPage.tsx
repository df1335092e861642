import type { ComponentChildren, JSX } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";

import { api, ApiError, wordsFor } from "../../api";
import { clock } from "../../dates";
import { Link, navigate } from "../../router";
import { me } from "../../session";
import { announce, Button, Notice, Waiting } from "../../ui";
import type { DraftWhole, Fault } from "../../wire";
import { useAttempt } from "../attempt";
import { useLoaded } from "../loading";
import { Page } from "../Page";
import { AboutEditor, CreditEditor } from "./AboutEditor";
import { EditorContext, fieldId } from "./editor";
import { FaultList } from "./FaultList";
import { DraftKeeper, type Standing } from "./keeper";
import { keyOf } from "./keeping";
import { StepsEditor } from "./StepsEditor";
import { TryIt } from "./TryIt";
import { VariablesEditor } from "./VariablesEditor";
import "../rooms.css";
import "./authoring.css";

/** Writing a problem: write, try as a student, publish. */
export function AuthoringPage({ draftId }: { readonly draftId: string }): JSX.Element {
  const fetch = useCallback(() => api.draft(draftId), [draftId]);
  const { loaded, renew } = useLoaded(fetch);
  if (loaded.is === "here") return <Writing key={draftId} draft={loaded.value} />;
  return (
    <Page title="Write a problem">
      {loaded.is === "waiting" ? (
        <Waiting doing="Fetching the draft." />
      ) : (
        <Notice tone="careful" action={<Button onClick={() => void renew()}>Try again</Button>}>
          {loaded.problem instanceof ApiError && loaded.problem.status === 404
            ? "This draft is not there any more: it was published or thrown away."
            : wordsFor(loaded.problem)}{" "}
          What you wrote on this device is kept here until it is saved.
        </Notice>
      )}
    </Page>
  );
}

function keeperFor(draft: DraftWhole): DraftKeeper {
  return new DraftKeeper(draft, {
    save: (revision, body) => api.saveDraft(draft.id, revision, body),
    read: () => api.draft(draft.id),
    storage: localStorage,
    key: keyOf(me.peek()?.person.id ?? "", draft.id),
  });
}

function Writing({ draft }: { readonly draft: DraftWhole }): JSX.Element {
  const [keeper] = useState(() => keeperFor(draft));
  const [tab, setTab] = useState<"write" | "try">("write");
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const ended = useRef(false);
  useEffect(
    () => () => {
      if (!ended.current) void keeper.flush();
      keeper.close({ forget: ended.current });
    },
    [keeper],
  );
  const problem = keeper.problem.value;
  const leave = () => {
    ended.current = true;
    navigate("/library");
  };
  const mend = ({ at }: Fault) => {
    setTab("write");
    requestAnimationFrame(() => focusOn(at));
  };
  const editor = { draft: draft.id, problem, faults, edit: (next: typeof problem) => keeper.edit(next) };
  return (
    <Page
      title={problem.title.trim() === "" ? "A new problem" : problem.title}
      lead={draft.base === 0 ? "Not published yet." : `Will be version ${draft.base + 1}. Sessions under way keep the version they have.`}
      action={<Tabs tab={tab} onTab={setTab} />}
    >
      <Saved standing={keeper.standing.value} keeper={keeper} />
      {tab === "try" ? (
        <TryIt problem={problem} onMend={mend} />
      ) : (
        <EditorContext.Provider value={editor}>
          <AboutEditor />
          <StepsEditor />
          <VariablesEditor />
          <CreditEditor />
        </EditorContext.Provider>
      )}
      <Publish keeper={keeper} draft={draft} onFaults={setFaults} onDone={leave}>
        {faults.length > 0 && (
          <Notice tone="careful">
            <p>Before it is published, these places need you:</p>
            <FaultList problem={problem} faults={faults} onMend={mend} />
          </Notice>
        )}
      </Publish>
    </Page>
  );
}

/** Brings somebody to the field of a place, or to the nearest around it. */
function focusOn(at: Fault["at"]): void {
  for (let length = at.length; length > 0; length -= 1) {
    const field = document.getElementById(fieldId(at.slice(0, length)));
    if (!field || field.hidden) continue;
    // A fault may stand in what is folded away.
    for (let around = field.closest("details"); around; around = around.parentElement?.closest("details") ?? null)
      around.open = true;
    field.focus();
    field.scrollIntoView({ block: "center" });
    return;
  }
}

type TabsProps = { readonly tab: "write" | "try"; readonly onTab: (tab: "write" | "try") => void };

function Tabs({ tab, onTab }: TabsProps): JSX.Element {
  return (
    <div class="choices-row" role="group" aria-label="What to do">
      <Button icon="edit" aria-pressed={tab === "write"} onClick={() => onTab("write")}>
        Write
      </Button>
      <Button icon="show" aria-pressed={tab === "try"} onClick={() => onTab("try")}>
        Try as a student
      </Button>
    </div>
  );
}

function Saved({ standing, keeper }: { readonly standing: Standing; readonly keeper: DraftKeeper }): JSX.Element {
  const { pending, problem, run } = useAttempt();
  if (standing.is !== "conflict") {
    return (
      <p class="saved" role="status">
        {savedWords(standing)}
      </p>
    );
  }
  return (
    <Notice
      tone="careful"
      action={
        <>
          <Button pending={pending} onClick={() => run(() => keeper.takeMine())}>
            Keep what is here
          </Button>
          <Button pending={pending} onClick={() => run(() => keeper.takeTheirs())}>
            Take the other one
          </Button>
        </>
      }
    >
      This draft was changed in another window. Nothing is lost yet: say which one it is to be.
      {problem !== null && ` ${problem}`}
    </Notice>
  );
}

function savedWords(standing: Exclude<Standing, { readonly is: "conflict" }>): string {
  switch (standing.is) {
    case "saved":
      return `Saved at ${clock(standing.at)}.`;
    case "changed":
      return "Saving.";
    case "kept":
      return "Studyhall cannot be reached. What you write is kept on this device, and saved when you are back.";
    case "refused":
      return `This cannot be saved as it is: ${standing.message}`;
  }
}

type PublishProps = {
  readonly keeper: DraftKeeper;
  readonly draft: DraftWhole;
  readonly onFaults: (faults: readonly Fault[]) => void;
  readonly onDone: () => void;
  readonly children: ComponentChildren;
};

function Publish({ keeper, draft, onFaults, onDone, children }: PublishProps): JSX.Element {
  const { pending, problem, run } = useAttempt();
  const [isBehind, setBehind] = useState(false);
  const publish = (over: boolean) =>
    run(async () => {
      if (!(await keeper.flush())) throw new ApiError("unsaved", "It is published once it is saved. Try again when you are connected.");
      try {
        const { version, faults } = await api.publishDraft(draft.id, { revision: keeper.revision, over });
        onFaults(faults);
        if (version === null) {
          announce("Not published yet. Some places need you.");
          return;
        }
        announce(`Published as version ${version}.`);
        onDone();
      } catch (error) {
        setBehind(error instanceof ApiError && error.code === "newer_version");
        throw error;
      }
    });
  const discard = () =>
    run(async () => {
      await api.dropDraft(draft.id);
      announce("The draft is thrown away.");
      onDone();
    });
  return (
    <section class="part" aria-label="Publish">
      {children}
      <div class="choices-row">
        <Button variant="primary" pending={pending} onClick={() => publish(false)}>
          Publish
        </Button>
        {isBehind && (
          <Button pending={pending} onClick={() => publish(true)}>
            Publish mine as the newest
          </Button>
        )}
        <Link class="button button--plain" href="/library">
          Go on later
        </Link>
        <Discard pending={pending} onDiscard={discard} />
      </div>
      <p class="field__problem" role="alert" hidden={problem === null}>
        {problem}
      </p>
    </section>
  );
}

/** Asked once more in place: nothing brings a thrown-away draft back. */
function Discard({ pending, onDiscard }: { readonly pending: boolean; readonly onDiscard: () => void }): JSX.Element {
  const [asks, setAsks] = useState(false);
  if (!asks) {
    return (
      <Button variant="quiet" icon="trash" onClick={() => setAsks(true)}>
        Throw the draft away
      </Button>
    );
  }
  return (
    <>
      <Button variant="wrong" pending={pending} onClick={onDiscard}>
        Throw it away for good
      </Button>
      <Button variant="quiet" onClick={() => setAsks(false)}>
        Keep it
      </Button>
    </>
  );
}
