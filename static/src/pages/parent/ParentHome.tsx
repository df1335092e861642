import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { PersonDialog } from "../../settings";
import { Button } from "../../ui";
import type { Child, ParentHome as Home } from "../../wire";
import { Empty } from "../Empty";
import type { HomeProps } from "../homeProps";
import { Page } from "../Page";
import { letterAbout } from "./letter";
import { SessionTable } from "./SessionTable";
import { StepChart } from "./StepChart";
import "./parent.css";

/** A letter about each child. */
export function ParentHome({ home }: HomeProps<Home>): JSX.Element {
  const [only] = home.children;
  const title =
    home.children.length === 1 && only
      ? `How ${only.name} is doing`
      : "How your children are doing";
  return (
    <Page title={title}>
      {home.children.length === 0 && (
        <Empty icon="person" title="No child is linked to your account yet">
          Ask your child’s school to link you. From then on you read here what came of the sessions.
        </Empty>
      )}
      {home.children.map((child) => (
        <ChildLetter key={child.id} child={child} titled={home.children.length > 1} />
      ))}
    </Page>
  );
}

function ChildLetter({
  child,
  titled,
}: {
  readonly child: Child;
  readonly titled: boolean;
}): JSX.Element {
  const [adjusting, setAdjusting] = useState(false);
  const { sentences, recent } = letterAbout(child, Date.now());
  return (
    <article class="letter">
      {titled && <h2 class="letter__title">{child.name}</h2>}
      {recent.length === 0 && (
        <p class="letter__words">
          Nothing yet. After {child.name}’s first session you read here what came of it.
        </p>
      )}
      {recent.length > 0 && (
        <>
          <p class="letter__words">{sentences.join(" ")}</p>
          <StepChart child={child} sessions={recent} />
          <details class="letter__rest">
            <summary>All sessions</summary>
            <SessionTable child={child} />
          </details>
        </>
      )}
      <p>
        <Button icon="settings" onClick={() => setAdjusting(true)}>
          How {child.name} works best
        </Button>
      </p>
      {adjusting && <PersonDialog person={child.id} name={child.name} onClose={() => setAdjusting(false)} />}
    </article>
  );
}
