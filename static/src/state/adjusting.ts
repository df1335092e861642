/** What is adjusted for a student; as in `rooms/adjusting.py`, `rooms/scaffolding/fewer.py` and `planning.py`. */
import type { ChoicesFewer, PersonAdjusted, PublicStep, Recorded, RoomState, TimePlanned } from "../wire";
import { at, put } from "./record";

type Ask = PublicStep["ask"];

/** From now on this is adjusted for somebody. */
export function adjusted(state: RoomState, { person, version, pace, fewer_choices }: PersonAdjusted): RoomState {
  return { ...state, adjusted: put(state.adjusted, person, { version, pace, fewer_choices }) };
}

/** So much time is planned from here on, or none any more. */
export function timePlanned(state: RoomState, recorded: Recorded, { problem, minutes }: TimePlanned): RoomState {
  return { ...state, planned: minutes === 0 ? null : { problem, minutes, since: recorded.at } };
}

/** These options are not shown to somebody. */
export function choicesFewer(state: RoomState, { person, problem, left_out }: ChoicesFewer): RoomState {
  const problems = at(state.fewer, person) ?? {};
  const parts = { ...at(problems, problem), ...left_out };
  return { ...state, fewer: put(state.fewer, person, put(problems, problem, parts)) };
}

/** What somebody is asked in a part: without the options that are left out for them. */
export function askedOf(state: Pick<RoomState, "fewer">, person: string, problem: string, part: string, ask: Ask): Ask {
  if (ask.kind !== "choice" && ask.kind !== "choices") return ask;
  const out = at(at(at(state.fewer, person) ?? {}, problem) ?? {}, part) ?? [];
  if (out.length === 0) return ask;
  return { ...ask, options: ask.options.filter((option) => !out.includes(option.id)) };
}
