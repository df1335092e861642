import { useEffect, useState } from "preact/hooks";

import { api, wordsFor } from "../../api";
import { plainText } from "../../maths/prose";
import { Button, Dialog, Notice, Waiting } from "../../ui";
import type { SuggestedForOne, SuggestedProblem, Suggestions } from "../../wire";
import { useAsking } from "../asking";
import { useRoom, useSlice } from "../context";
import { nameOf } from "../roles";
import "./next.css";

/** What could come next, for everybody at once and for each, with the reason; opened with one click. */
export function WhatNext({ onClose }: { readonly onClose: () => void }) {
  const { room } = useRoom();
  const [found, setFound] = useState<Suggestions | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const asking = useAsking();
  useEffect(() => {
    api.suggestions(room.id).then(setFound, (error: unknown) => setTrouble(wordsFor(error)));
  }, [room.id]);
  return (
    <Dialog title="What could come next" onClose={onClose}>
      {trouble !== null && <Notice tone="careful">{trouble}</Notice>}
      {found === null && trouble === null && <Waiting doing="Looking through the problems." />}
      {found !== null && (
        <div class="next">
          <section aria-labelledby="next-group">
            <h3 id="next-group">For everybody</h3>
            {found.group === null ? (
              <p>Everybody here has worked on all problems of the set. Pick another one.</p>
            ) : (
              <Suggested
                suggestion={found.group}
                button="Open for everybody"
                pending={asking.pending}
                onPick={(problem) => void asking.ask({ kind: "problem.open", problem }).then(onClose)}
              />
            )}
          </section>
          {found.each.length > 0 && <ForEach each={found.each} pending={asking.pending} onGive={(problem, person) => void asking.ask({ kind: "problem.give", problem, person })} />}
        </div>
      )}
      {asking.refusal !== null && <Notice tone="careful">{asking.refusal.message}</Notice>}
    </Dialog>
  );
}

type ForEachProps = {
  readonly each: readonly SuggestedForOne[];
  readonly pending: boolean;
  readonly onGive: (problem: string, person: string) => void;
};

function ForEach({ each, pending, onGive }: ForEachProps) {
  const people = useSlice((state) => state.people);
  const given = useSlice((state) => state.given);
  return (
    <section aria-labelledby="next-each">
      <h3 id="next-each">For one student, while the others go on</h3>
      <ul class="next__each">
        {each.map((one) => (
          <li key={one.person}>
            <h4>{nameOf({ people }, one.person)}</h4>
            {given[one.person]?.id === one.problem ? (
              <p role="status">Works on “{plainText(one.title)}” now.</p>
            ) : (
              <Suggested suggestion={one} button={`Give to ${nameOf({ people }, one.person)}`} pending={pending} onPick={(problem) => onGive(problem, one.person)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type SuggestedProps = {
  readonly suggestion: SuggestedProblem;
  readonly button: string;
  readonly pending: boolean;
  readonly onPick: (problem: string) => void;
};

function Suggested({ suggestion, button, pending, onPick }: SuggestedProps) {
  return (
    <div class="next__one">
      <p>
        <strong>{plainText(suggestion.title)}</strong>
        <br />
        <span class="next__why">{suggestion.why}</span>
      </p>
      <Button size="small" pending={pending} onClick={() => onPick(suggestion.problem)}>
        {button}
      </Button>
    </div>
  );
}

