import { useEffect, useState } from "preact/hooks";

import { api, wordsFor } from "../../api";
import type { Id } from "../../ids";
import { Notice, Waiting } from "../../ui";
import type { KnownSkill } from "../../wire";

type WhyProps = { readonly room: Id; readonly person: Id; readonly name: string; readonly skill: string };

/** Where the number about one student's skill comes from: every answer, what it counted, and what it did. */
export function Why({ room, person, name, skill }: WhyProps) {
  const [found, setFound] = useState<KnownSkill | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    setFound(null);
    setTrouble(null);
    api.knowledge(room, person, skill).then(
      (known) => wanted && setFound(known),
      (error: unknown) => wanted && setTrouble(wordsFor(error)),
    );
    return () => {
      wanted = false;
    };
  }, [room, person, skill]);
  return (
    <section class="overview__part why" aria-live="polite" aria-label={`Where the number for ${name} comes from`}>
      <h3>
        {name}, {skill}
      </h3>
      {trouble !== null && <Notice tone="careful">{trouble}</Notice>}
      {found === null && trouble === null && <Waiting doing="Reading the answers." />}
      {found !== null && (
        <>
          <p>
            {found.headline} {found.review_due && "It is time for a review."}
          </p>
          {found.answers.length === 0 ? (
            <p>It comes from another room: nothing was answered here yet.</p>
          ) : (
            <ol class="why__answers">
              {found.answers.map((each, index) => (
                <li key={index}>{each}</li>
              ))}
            </ol>
          )}
        </>
      )}
    </section>
  );
}
