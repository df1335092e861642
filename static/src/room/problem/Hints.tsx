import { useEffect, useId, useRef } from "preact/hooks";

import type { Id } from "../../ids";
import { plainText } from "../../maths/prose";
import { Prose } from "../../maths/Prose";
import { ReadAloud } from "../../maths/ReadAloud";
import { settings } from "../../settings/settings";
import { Button, Icon } from "../../ui";
import type { PublicHint } from "../../wire";
import { useSlice } from "../context";
import { AnswerForm } from "./AnswerForm";
import { useHints } from "./attempts";
import { partOf, type Work } from "./progress";
import { textOf } from "./worded";
import "./hints.css";

type HintsProps = {
  readonly problem: Id;
  /** The step or the scaffold whose hints these are. */
  readonly under: Id;
  /** How many there are. */
  readonly total: number;
  readonly work: Work;
  /** How many are offered; further ones are there to be asked for. All, if nothing is said. */
  readonly offered?: number | undefined;
};

/** The hints that are open under a part, one after another, and the button for the next. */
export function Hints({ problem, under, total, work, offered = total }: HintsProps) {
  const session = useSlice((state) => state.session);
  const hints = useHints(problem, under);
  const part = partOf(work, under);
  const open = part.hints;
  const list = useRef<HTMLOListElement>(null);
  const asked = useRef(false);

  useEffect(() => {
    if (!asked.current) return;
    asked.current = false;
    showLast(list.current);
  }, [open.length]);

  const isNext = open.length < total && !part.solved && session !== null;
  if (open.length === 0 && !isNext) return null;
  const isOffered = open.length < offered;
  const take = () => {
    asked.current = true;
    void hints.take();
  };
  return (
    <div class="hints" data-aloud="off">
      {open.length > 0 && (
        <ol ref={list} class="hints__list">
          {open.map((hint, index) => (
            <OpenHint key={hint.id} hint={hint} number={index + 1} problem={problem} work={work} />
          ))}
        </ol>
      )}
      {isNext && !isOffered && open.length === 0 && <p class="hints__first">Try it on your own first. A hint is here when you want one.</p>}
      {isNext && (
        <Button icon="hint" size="small" variant={isOffered ? "plain" : "quiet"} pending={hints.sending !== null} onClick={take}>
          {isOffered ? "Take" : "Ask for"} {open.length === 0 ? "a hint" : "the next hint"}{!settings.value.calm && ` (${open.length + 1} of ${total})`}
        </Button>
      )}
      <p class="hints__refused" role="status">
        {hints.sending !== null && hints.offline && "Saved. The hint comes when you are back."}
        {hints.sending === null && hints.refused?.refusal.message}
      </p>
    </div>
  );
}

/** Moves the focus to the hint that has just opened, so that it is read next; scrolls no further than needed. */
function showLast(list: HTMLOListElement | null): void {
  const last = list?.lastElementChild;
  if (!(last instanceof HTMLElement)) return;
  last.focus({ preventScroll: true });
  last.scrollIntoView({ block: "nearest" });
}

type OpenHintProps = { readonly hint: PublicHint; readonly number: number; readonly problem: Id; readonly work: Work };

function OpenHint({ hint, number, problem, work }: OpenHintProps) {
  const id = useId();
  const part = partOf(work, hint.id);
  const item = useRef<HTMLLIElement>(null);
  const text = textOf(hint);
  const title = hint.title === "" ? `Hint ${number}` : hint.title;
  return (
    <li ref={item} class="hint" tabIndex={-1} aria-labelledby={id}>
      <p id={id} class="hint__title">
        <Icon name="hint" />
        <span>
          <Prose text={title} problem={problem} inline />
        </span>
      </p>
      <Prose text={text} problem={problem} />
      <ReadAloud of={item} name={plainText(title)} />
      {hint.ask !== null && (
        <div class="hint__question">
          <AnswerForm
            key={`${problem} ${hint.id}`}
            problem={problem}
            part={hint.id}
            ask={hint.ask}
            work={part}
            label={plainText(text === "" ? title : text)}
            hasHint={part.hints.length < hint.hints}
          />
          <Hints problem={problem} under={hint.id} total={hint.hints} work={work} />
        </div>
      )}
    </li>
  );
}
