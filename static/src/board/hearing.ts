/** What comes from others: their previews and pointers, and what of it is said aloud. */
import { effect } from "@preact/signals";

import { mayDraw } from "./permission";
import type { Board, Element, RoomState } from "../wire";
import { lively, NO_CURSORS, pointed } from "./cursors";
import type { Desk } from "./desk";
import { heard, isEmpty, ofPresent, unexpired, unsettled } from "./previews";
import { drewWords, pageName } from "./reading";

const CHECK_MS = 1_000;
/** What others draw is gathered this long before it is said, in milliseconds. */
const GATHER_MS = 2_500;

type Say = (words: string) => void;

/** Listens until the returned function is called. */
export function listen(desk: Desk, say: Say, now: () => number = () => Date.now()): () => void {
  const stops = [hearSignals(desk, now), settlePreviews(desk), fadePreviews(desk, now), sayWhatIsNew(desk, say), followTutor(desk, say), sayPens(desk, say)];
  return () => {
    for (const stop of stops) stop();
  };
}

function hearSignals(desk: Desk, now: () => number): () => void {
  return desk.store.onSignal((from, signal) => {
    if (from === desk.store.you.person) return;
    desk.cursors.value = pointed(desk.cursors.peek(), from, signal, now());
    desk.previews.value = heard(desk.previews.peek(), from, signal, now(), desk.store.state.peek().board.elements);
  });
}

function settlePreviews(desk: Desk): () => void {
  return effect(() => {
    const { elements } = desk.store.state.value.board;
    desk.previews.value = unsettled(desk.previews.peek(), elements);
  });
}

/** Lets go of what nobody hears of any more, looking once a second while there is anything. */
function fadePreviews(desk: Desk, now: () => number): () => void {
  const isHere = (person: string) => {
    const present = desk.store.presence.peek();
    return present.length === 0 || present.some((each) => each.person === person);
  };
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = effect(() => {
    const isQuiet = isEmpty(desk.previews.value) && desk.cursors.value.size === 0;
    if (isQuiet) {
      clearInterval(timer);
      timer = undefined;
      return;
    }
    timer ??= setInterval(() => {
      desk.previews.value = ofPresent(unexpired(desk.previews.peek(), now()), isHere);
      desk.cursors.value = lively(desk.cursors.peek(), now(), isHere);
    }, CHECK_MS);
  });
  return () => {
    stop();
    clearInterval(timer);
    desk.cursors.value = NO_CURSORS;
  };
}

function sayWhatIsNew(desk: Desk, say: Say): () => void {
  let known = desk.store.state.peek().board.elements;
  let waiting: Element[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const speak = () => {
    const state = desk.store.state.peek();
    say(drewWords(waiting, state, state.board.pages, desk.page.peek()));
    waiting = [];
    timer = undefined;
  };
  const stop = effect(() => {
    const { elements } = desk.store.state.value.board;
    if (elements === known) return;
    waiting.push(...newOnes(known, elements, desk.store.you.person));
    known = elements;
    if (waiting.length > 0) timer ??= setTimeout(speak, GATHER_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

function newOnes(before: Board["elements"], after: Board["elements"], you: string): readonly Element[] {
  const found: Element[] = [];
  for (const id of Object.keys(after)) {
    const element = Object.hasOwn(before, id) ? undefined : after[id];
    if (element && element.owner !== you) found.push(element);
  }
  return found;
}

/** Turns to the page that a tutor brings everybody to. */
function followTutor(desk: Desk, say: Say): () => void {
  let before = desk.store.state.peek().board;
  return effect(() => {
    const { board } = desk.store.state.value;
    const wasBrought = isBrought(before, board);
    before = board;
    if (!wasBrought) return;
    desk.turnTo(board.brought);
    const who = desk.store.you.role === "tutor" ? "Everybody is" : "Your tutor brought everybody here: you are";
    say(`${who} on ${pageName(board.pages, board.brought)} now.`);
  });
}

/**
 * Whether the step from one board to the next brought everybody somewhere. Being brought to the
 * same page again is no other value, but it is a new board in which nothing else is new.
 */
export function isBrought(before: Board, after: Board): boolean {
  if (before.brought !== after.brought) return true;
  return before !== after && before.pages === after.pages && before.elements === after.elements && before.depth === after.depth;
}

/** Says when pens are locked or open again. */
function sayPens(desk: Desk, say: Say): () => void {
  const inWords = (state: RoomState) => {
    const may = mayDraw(state, desk.store.you);
    return may.draw ? "You can draw on the board." : may.why;
  };
  let before = inWords(desk.store.state.peek());
  return effect(() => {
    const words = inWords(desk.store.state.value);
    if (words === before) return;
    before = words;
    say(words);
  });
}
