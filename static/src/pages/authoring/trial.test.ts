import { expect, it } from "vitest";

import { aState } from "../../room/testing/states";
import type { Refusal, Trial, Tried } from "../../wire";
import { wholeOf } from "./problem";
import { TrialStore } from "./trial";

const UNREADABLE: Refusal = { code: "unreadable", message: "Something is missing.", at: 2, retry_after_ms: null };
const answer = (text: string) => ({ kind: "answer.give", problem: "p", part: "s1", answer: text }) as const;

/** A store, and what was sent for it; each answer of the server counts the acts. */
function trial(refused: (sent: Trial) => Refusal | null = () => null) {
  const sent: Trial[] = [];
  const send = (body: Trial): Promise<Tried> => {
    sent.push(body);
    return Promise.resolve({ state: aState({ seq: body.acts.length }), refusal: refused(body), faults: [], variants: 0 });
  };
  return { sent, store: new TrialStore(wholeOf({ id: "p" }), 3, aState(), send) };
}

it("sends everything that was done so far, and shows what came of it", async () => {
  const { sent, store } = trial();
  await Promise.all([store.do(answer("1")), store.do(answer("2"))]);
  expect(sent.map((each) => each.acts.length)).toEqual([1, 2]);
  expect(sent[1]?.seed).toBe(3);
  expect(store.state.value.seq).toBe(2);
  expect(store.pending.value).toEqual([]);
});

it("forgets what was refused, and says why until that is dismissed", async () => {
  const { sent, store } = trial((body) => (body.acts.length === 1 && sent.length === 1 ? UNREADABLE : null));
  expect(await store.do(answer("7 +"))).toEqual({ refusal: UNREADABLE });
  const kept = store.pending.value[0];
  expect(kept?.refusal).toEqual(UNREADABLE);
  store.dismiss(kept?.command.id ?? "");
  await store.do(answer("7"));
  expect(sent[1]?.acts.length).toBe(1);
});

it("does nothing else of a room", async () => {
  const { sent, store } = trial();
  expect(await store.do({ kind: "chat.post", text: "Hello", reply_to: null })).toHaveProperty("refusal");
  expect(sent).toEqual([]);
});
