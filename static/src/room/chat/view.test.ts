import { describe, expect, test } from "vitest";

import type { ChatPost } from "../../wire";
import { aMessage, aState, chatOf, MORNING } from "../testing/states";
import { saying } from "./arrivals";
import { deletionsOf, excerpt, linesOf, messagesOf, unreadCount, unsentOf, type Conversation } from "./view";

const NOTHING: Conversation = { messages: [], unsent: [], deleting: new Set(), unreadAfter: null, you: "mia" };

const shape = (conversation: Partial<Conversation>) =>
  linesOf({ ...NOTHING, ...conversation }).map((line) => {
    switch (line.kind) {
      case "day":
        return "day";
      case "unread":
        return `unread ${line.count}`;
      case "message":
        return `${line.opens ? "" : "+"}${line.message.author} ${line.message.place}`;
      case "unsent":
        return `${line.opens ? "" : "+"}unsent ${line.unsent.text}`;
    }
  });

const post = (id: string, text: string): ChatPost => ({ kind: "chat.post", id, text });

describe("the conversation", () => {
  test("messages stand in the order of their places, however they came", () => {
    const state = aState({ chat: chatOf(aMessage(12), aMessage(3), aMessage(7)) });
    expect(messagesOf(state).map((each) => each.place)).toEqual([3, 7, 12]);
  });

  test("a run of one person's messages names them once", () => {
    const messages = [aMessage(1), aMessage(2), aMessage(3, { author: "mia" }), aMessage(4)];
    expect(shape({ messages })).toEqual(["day", "tom 1", "+tom 2", "mia 3", "tom 4"]);
  });

  test("a long pause, a reply and a new day begin a run anew", () => {
    const messages = [
      aMessage(1),
      aMessage(2, { at: MORNING + 60_000 + 5 * 60_000 }),
      aMessage(3, { at: MORNING + 7 * 60_000, reply_to: 1 }),
      aMessage(4, { at: MORNING + 24 * 3_600_000 }),
    ];
    expect(shape({ messages })).toEqual(["day", "tom 1", "tom 2", "tom 3", "day", "tom 4"]);
  });

  test("the mark stands before the first unread message of somebody else, and counts them", () => {
    const messages = [aMessage(1), aMessage(2, { author: "mia" }), aMessage(3), aMessage(4)];
    expect(shape({ messages, unreadAfter: 1 })).toEqual(["day", "tom 1", "mia 2", "unread 2", "tom 3", "+tom 4"]);
  });

  test("one's own, deleted and held messages are not unread", () => {
    const messages = [aMessage(2, { author: "mia" }), aMessage(3, { status: "deleted", text: null }), aMessage(4, { status: "held" })];
    expect(unreadCount(messages, 1, "mia")).toBe(0);
    expect(unreadCount([aMessage(9)], null, "mia")).toBe(0);
  });

  test("what is on its way stands at the end, in its order, refused ones too", () => {
    const refusal = { code: "slow_down", message: "Wait a moment.", retry_after_ms: 1000, at: null } as const;
    const unsent = unsentOf([
      { command: post("c1", "one"), at: 1 },
      { command: { kind: "hand.raise", id: "c2" }, at: 2 },
      { command: post("c3", "two"), at: 3, refusal },
    ]);
    expect(unsent.map((each) => each.refusal?.code ?? null)).toEqual([null, "slow_down"]);
    expect(shape({ messages: [aMessage(1)], unsent })).toEqual(["day", "tom 1", "unsent one", "+unsent two"]);
  });

  test("a deletion on its way is known by its place, until it is refused", () => {
    const refusal = { code: "not_found", message: "Gone.", retry_after_ms: null, at: null } as const;
    const deleting = deletionsOf([
      { command: { kind: "chat.delete", id: "c1", place: 4 }, at: 1 },
      { command: { kind: "chat.delete", id: "c2", place: 5 }, at: 1, refusal },
    ]);
    expect([...deleting]).toEqual([4]);
  });

  test("a quotation is one short line, cut between whole characters", () => {
    expect(excerpt(" a\n\nb ")).toBe("a b");
    expect(excerpt("😀".repeat(5), 3)).toBe("😀😀😀…");
  });
});

describe("what a screen reader hears of new messages", () => {
  test("two are read out, more are counted", () => {
    const state = aState();
    expect(saying(state, [aMessage(1), aMessage(2, { author: "tina" })], "mia")).toEqual([
      { text: "Tom Lind: Message 1", assertive: false },
      { text: "Tina Brandt: Message 2", assertive: false },
    ]);
    expect(saying(state, [aMessage(1), aMessage(2), aMessage(3, { author: "tina" })], "mia")).toEqual([
      { text: "3 new messages from Tom Lind and Tina Brandt.", assertive: false },
    ]);
  });

  test("a reply to one's own message is said at once, and one's own are not said", () => {
    const own = aMessage(1, { author: "mia" });
    const state = aState({ chat: chatOf(own) });
    expect(saying(state, [own, aMessage(2, { reply_to: 1, text: "Yes" })], "mia")).toEqual([
      { text: "Tom Lind answers you: Yes", assertive: true },
    ]);
  });
});
