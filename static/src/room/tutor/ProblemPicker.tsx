import { useEffect, useState } from "preact/hooks";

import { api, wordsFor } from "../../api";
import { plainText } from "../../maths/prose";
import { Dialog, Field, Notice, Waiting } from "../../ui";
import type { ProblemCard } from "../../wire";
import { useSlice } from "../context";
import { counted } from "../../dates";

/** How long typing has to rest before the library is asked, in milliseconds. */
const REST_MS = 250;

type Found = { readonly problems: readonly ProblemCard[] } | { readonly trouble: string } | null;

type PickerProps = { readonly onPick: (problem: string) => void; readonly onClose: () => void };

/** Finds a problem of the library by its words, and opens it for the room. */
export function ProblemPicker({ onPick, onClose }: PickerProps) {
  const [query, setQuery] = useState("");
  const found = useFound(query);
  const pick = (problem: string) => {
    onClose();
    onPick(problem);
  };
  return (
    <Dialog title="Pick a problem" onClose={onClose} wide>
      <Field label="Words to look for" hint="A title, a subject or a topic" value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
      {found === null ? (
        <Waiting doing="Looking through your library." />
      ) : "trouble" in found ? (
        <Notice tone="careful">{found.trouble}</Notice>
      ) : (
        <Cards problems={found.problems} onPick={pick} />
      )}
    </Dialog>
  );
}

/** What the library has for the words; null while it is being asked. */
function useFound(query: string): Found {
  const [found, setFound] = useState<Found>(null);
  useEffect(() => {
    let wanted = true;
    const tell = (next: Found) => {
      if (wanted) setFound(next);
    };
    const timer = setTimeout(() => {
      const words = query.trim();
      api.problems(words === "" ? {} : { q: words }).then(tell, (error: unknown) => tell({ trouble: wordsFor(error) }));
    }, REST_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [query]);
  return found;
}

type CardsProps = { readonly problems: readonly ProblemCard[]; readonly onPick: (problem: string) => void };

function Cards({ problems, onPick }: CardsProps) {
  const current = useSlice((state) => state.problem?.id);
  return (
    <>
      <p role="status" class="picker__count">
        {problems.length === 0 ? "Nothing in your library has these words. Try fewer, or others." : counted(problems.length, "problem")}
      </p>
      <ul class="picker">
        {problems.map((card) => (
          <li key={card.id}>
            <button type="button" class="picker__card" aria-current={card.id === current} onClick={() => onPick(card.id)}>
              <span class="picker__title">{plainText(card.title)}</span>
              <span class="picker__about">
                {card.subject} · {counted(card.steps, "step")} · {card.source}
                {card.id === current && " · open now"}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
