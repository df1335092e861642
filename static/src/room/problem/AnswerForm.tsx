import { useEffect, useId, useRef } from "preact/hooks";

import type { Id } from "../../ids";
import { Button } from "../../ui";
import { askedOf } from "../../state/adjusting";
import type { Part, PublicStep } from "../../wire";
import { useRoom, useSlice } from "../context";
import { AnswerField } from "./AnswerField";
import { AnswerResult } from "./AnswerResult";
import { amongThem, begunWith, helpOf, inputOf } from "./asks";
import { useAnswers, type AnswerKind } from "./attempts";
import { useDraft } from "./drafts";
import { isWhole } from "./matrix";
import { resultOf } from "./verdict";
import "./answer.css";

type AnswerFormProps = {
  readonly problem: Id;
  readonly part: Id;
  readonly ask: PublicStep["ask"];
  readonly work: Part;
  /** What is asked, in words: the name of the field for screen readers. */
  readonly label: string;
  /** Whether there is a hint that was not taken yet. */
  readonly hasHint: boolean;
  /** Whether it is one's own answer, or is proposed to the group; one's own unless told otherwise. */
  readonly how?: AnswerKind;
  /** What its button says. */
  readonly verb?: string;
  /** Called when this person, here and now, got it right. */
  readonly onRight?: () => void;
};

/** A question's field, its button, and what came of it. Give it a `key` of problem and part. */
export function AnswerForm({ problem, part, ask, work, label, hasHint, how = "answer.give", verb, onRight }: AnswerFormProps) {
  const store = useRoom();
  const session = useSlice((state) => state.session);
  const fewer = useSlice((state) => state.fewer);
  const id = useId();
  const [draft, setDraft] = useDraft({ person: store.you.person, room: store.room.id, problem, part });
  const answers = useAnswers(problem, part, how);
  const result = resultOf(work, answers, answers.offline);
  const form = useRef<HTMLFormElement>(null);
  useWhenSolved(work.solved, onRight, form);

  const edit = (text: string) => {
    setDraft(text);
    answers.forget();
  };
  const asked = askedOf({ fewer }, store.you.person, problem, part, ask);
  const typed = draft.trim() === "" ? begunWith(asked) : amongThem(asked, draft);
  const input = inputOf(ask);
  const isReady = typed.trim() !== "" && (input !== "matrix" || isWhole(typed));
  const help = helpOf(ask);
  const submit = () => {
    const answer = typed.trim();
    if (!isReady || result.kind === "checking") return;
    void answers.give(answer).then((outcome) => {
      if ("refusal" in outcome) pointTo(form.current, outcome.refusal.at);
    });
  };
  const isClosed = work.solved || session === null;
  return (
    <form
      ref={form}
      class="answer"
      tabIndex={-1}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {!isClosed && (
        <div class={`answer__row answer__row--${input}`}>
          <AnswerField
            ask={asked}
            id={id}
            label={label}
            problem={problem}
            value={typed}
            wrong={result.kind === "refused"}
            describedBy={`${id}-result ${id}-help`}
            onInput={edit}
            onEnter={submit}
          />
          <Button type="submit" variant="primary" pending={result.kind === "checking"} disabled={!isReady}>
            {verb ?? (input === "words" ? "Send to your tutor" : "Check")}
          </Button>
        </div>
      )}
      {!isClosed && help !== "" && (
        <p id={`${id}-help`} class="answer__help">
          {help}
        </p>
      )}
      <div id={`${id}-result`} role="status">
        <AnswerResult result={result} ask={ask} problem={problem} hasHint={hasHint} />
      </div>
    </form>
  );
}

/** Calls back when a part becomes solved while the focus is in its form: it was answered here. */
function useWhenSolved(solved: boolean, onRight: (() => void) | undefined, form: { current: HTMLFormElement | null }): void {
  const before = useRef(solved);
  useEffect(() => {
    if (solved && !before.current) {
      const focused = document.activeElement;
      const isHere = focused === null || focused === document.body || form.current?.contains(focused) === true;
      // The field is gone; the focus stays where the verdict is, unless there is somewhere to go on.
      if (isHere) form.current?.focus({ preventScroll: true });
      if (isHere) onRight?.();
    }
    before.current = solved;
  }, [solved, onRight, form]);
}

/** Puts the cursor at the character that could not be read, if the field is still in use. */
function pointTo(form: HTMLFormElement | null, at: number | null): void {
  const input = form?.querySelector<HTMLInputElement>("input.answer__input:not(.matrix__entry), input.math-field__plain");
  if (at === null || !input || form?.contains(document.activeElement) !== true) return;
  const index = Array.from(input.value).slice(0, at).join("").length;
  input.focus();
  input.setSelectionRange(index, index + 1);
}
