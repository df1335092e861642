import { useComputed } from "@preact/signals";

import { mintId, type Id } from "../../ids";
import type { AnswerGive, AnswerPropose, HintTake, Refusal } from "../../wire";
import { useRoom } from "../context";
import type { Pending, RoomStore } from "../store";

/** What is on its way for one part, and the newest refusal; both outlive a reload of the page. */
export type Attempt<Command> = { readonly sending: Command | null; readonly refused: { readonly command: Command; readonly refusal: Refusal } | null };

/** How an answer is meant: as one's own, or as a proposal to the group. */
export type AnswerKind = (AnswerGive | AnswerPropose)["kind"];

/** The newest answer of a part that is on its way, or was refused. */
export function answerAttempt(pending: readonly Pending[], problem: Id, part: Id, kind: AnswerKind = "answer.give"): Attempt<AnswerGive | AnswerPropose> {
  return newest(pending, (command): command is AnswerGive | AnswerPropose => command.kind === kind && command.problem === problem && command.part === part);
}

/** The newest request for a hint under a part that is on its way, or was refused. */
export function hintAttempt(pending: readonly Pending[], problem: Id, under: Id): Attempt<HintTake> {
  return newest(pending, (command): command is HintTake => command.kind === "hint.take" && command.problem === problem && command.under === under);
}

function newest<Command extends Pending["command"]>(
  pending: readonly Pending[],
  mine: (command: Pending["command"]) => command is Command,
): Attempt<Command> {
  let attempt: Attempt<Command> = { sending: null, refused: null };
  for (const { command, refusal } of pending) {
    if (!mine(command)) continue;
    attempt = refusal === undefined ? { ...attempt, sending: command } : { ...attempt, refused: { command, refusal } };
  }
  return attempt;
}

/** Forgets the refused answers or hint requests of one part. */
function forget(store: RoomStore, kind: AnswerKind | "hint.take", problem: Id, part: Id): void {
  for (const { command, refusal } of store.pending.peek()) {
    const isIts =
      ((command.kind === "answer.give" || command.kind === "answer.propose") && command.part === part && command.problem === problem) ||
      (command.kind === "hint.take" && command.under === part && command.problem === problem);
    if (refusal !== undefined && isIts && command.kind === kind) store.dismiss(command.id);
  }
}

/** One part's answers: what is on its way, and how to give the next. */
export function useAnswers(problem: Id, part: Id, kind: AnswerKind = "answer.give") {
  const store = useRoom();
  const attempt = useComputed(() => answerAttempt(store.pending.value, problem, part, kind));
  return {
    ...attempt.value,
    offline: store.connection.value === "offline",
    give: (answer: string) => {
      forget(store, kind, problem, part);
      return store.do({ kind, id: mintId(), problem, part, answer });
    },
    forget: () => forget(store, kind, problem, part),
  };
}

/** The hints under one part: what is on its way, and how to take the next. */
export function useHints(problem: Id, under: Id) {
  const store = useRoom();
  const attempt = useComputed(() => hintAttempt(store.pending.value, problem, under));
  return {
    ...attempt.value,
    offline: store.connection.value === "offline",
    take: () => {
      forget(store, "hint.take", problem, under);
      return store.do({ kind: "hint.take", id: mintId(), problem, under });
    },
  };
}
