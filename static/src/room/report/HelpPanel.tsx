import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { api } from "../../api";
import { privateOf } from "../../state/private";
import { Button, Notice } from "../../ui";
import type { Help } from "../../wire";
import { useRoom, useSlice } from "../context";
import { isStaff } from "../roles";
import "./report.css";

/** For a student who may need somebody, and for the adults of the room; nobody else sees any of it. */
export function HelpPanel(): JSX.Element | null {
  const { you } = useRoom();
  return isStaff(you.role) ? <ForAdults /> : <ForMe person={you.person} />;
}

function ForMe({ person }: { readonly person: string }): JSX.Element | null {
  const everybody = useSlice((state) => state.private);
  const [putAway, setPutAway] = useState<number | null>(null);
  const { help, help_in } = privateOf({ private: everybody }, person);
  const isShown = help !== "" && help_in !== putAway;
  const [where, setWhere] = useState<Help | null>(null);
  useEffect(() => {
    if (isShown) api.whereHelpIs().then(setWhere, () => undefined);
  }, [isShown]);
  if (!isShown) return null;
  return (
    <Notice live="assertive" action={<Button onClick={() => setPutAway(help_in)}>Put this away</Button>}>
      <div class="help">
        <p>
          <strong>You are not alone with this.</strong> An adult of your school has been told and will look after you. The others in the room do not see what you wrote. You have done nothing wrong.
        </p>
        {where !== null && (
          <>
            <ul class="help__lines" aria-label="People you can talk to">
              {where.lines.map((line) => (
                <li key={line.contact}>
                  <strong>{line.name}</strong>: {line.contact}. {line.about}
                </li>
              ))}
            </ul>
            <p>If you or somebody else is in danger now, call {where.emergency}.</p>
          </>
        )}
      </div>
    </Notice>
  );
}

function ForAdults(): JSX.Element | null {
  const everybody = useSlice((state) => state.private);
  const people = useSlice((state) => state.people);
  const [putAway, setPutAway] = useState<readonly number[]>([]);
  const waiting = Object.entries(everybody).flatMap(([person, { help, help_in }]) =>
    help !== "" && help_in !== null && !putAway.includes(help_in) ? [{ person, help, place: help_in }] : [],
  );
  if (waiting.length === 0) return null;
  return (
    <div class="help__alerts">
      {waiting.map(({ person, help, place }) => (
        <Notice key={place} tone="careful" live="assertive" action={<Button onClick={() => setPutAway([...putAway, place])}>I am looking after it</Button>}>
          <strong>{people[person]?.name ?? "Somebody"} may need an adult now.</strong>{" "}
          {help === "crisis" ? "What they wrote sounds as if they or somebody else could be in danger." : "What they wrote sounds as if somebody does them harm."} Nobody else in the room sees it, and they were shown where help is. The moderators have been told too.
        </Notice>
      ))}
    </div>
  );
}
