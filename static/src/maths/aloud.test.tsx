import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { useRef } from "preact/hooks";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { STANDARD } from "../settings/adjuster";
import { adjustFor, heardAdjusted } from "../settings/own";
import { sentencesOf } from "./aloud";
import { ReadAloud } from "./ReadAloud";

const part = (html: string): Element => {
  const element = document.createElement("div");
  element.innerHTML = html;
  document.body.append(element);
  return element;
};
const said = (html: string) => sentencesOf(part(html), (tex) => `the formula ${tex}`).map((each) => each.words);

/** A voice that says what it is given when a test lets it. */
class FakeVoice {
  static readonly queue: FakeVoice[] = [];
  static cancelled = 0;
  onend: () => void = () => undefined;
  onerror: () => void = () => undefined;
  lang = "";
  constructor(readonly text: string) {}
}

beforeEach(() => {
  FakeVoice.queue.length = 0;
  FakeVoice.cancelled = 0;
  vi.stubGlobal("SpeechSynthesisUtterance", FakeVoice);
  vi.stubGlobal("speechSynthesis", { speak: (each: FakeVoice) => FakeVoice.queue.push(each), cancel: () => (FakeVoice.cancelled += 1) });
  vi.stubGlobal("fetch", () => Promise.reject(new Error("offline")));
});

afterEach(() => {
  cleanup();
  adjustFor(null);
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

it("reads sentence by sentence, and a block ends one", () => {
  expect(said("<h2>Pizza</h2><p>It has 8 slices. Ana eats 2.</p><ol><li>One</li><li>Two</li></ol>")).toEqual(["Pizza", "It has 8 slices.", "Ana eats 2.", "One", "Two"]);
});

it("says formulas in words and pictures by their description", () => {
  const maths = '<span class="maths"><span class="katex"><math><annotation>x^2</annotation></math><span aria-hidden="true">x2</span></span></span>';
  expect(said(`<p>What is ${maths} here?</p><p><img alt="A round pizza"></p>`)).toEqual(["What is the formula x^2 here?", "Picture: A round pizza."]);
});

it("leaves out what is not read: buttons, fields, signs for eyes and parts with a voice of their own", () => {
  expect(said('<p>Read me.</p><button>Check</button><input value="x"><span aria-hidden="true">1</span><div data-aloud="off"><p>A hint.</p></div>')).toEqual(["Read me."]);
});

it("knows where each sentence stands", () => {
  const [, second] = sentencesOf(part("<p>One two. <em>Three</em> four.</p>"), (tex) => tex);
  expect(second?.range.toString()).toBe("Three four.");
});

function Part() {
  const words = useRef<HTMLDivElement>(null);
  return (
    <div ref={words}>
      <p>First. Second.</p>
      <ReadAloud of={words} name="the part" />
    </div>
  );
}

it("has no button for who did not ask for it", () => {
  render(<Part />);
  expect(screen.queryByRole("button")).toBeNull();
});

it("reads on until the end, and stops when it is pressed again", async () => {
  adjustFor("mia");
  heardAdjusted({ version: 99, accommodations: { ...STANDARD, read_aloud: true } });
  render(<Part />);
  fireEvent.click(screen.getByRole("button", { name: "Read aloud the part" }));
  await waitFor(() => expect(FakeVoice.queue.map((each) => each.text)).toEqual(["First."]));
  FakeVoice.queue[0]?.onend();
  expect(FakeVoice.queue.map((each) => each.text)).toEqual(["First.", "Second."]);
  fireEvent.click(await screen.findByRole("button", { name: "Stop reading the part" }));
  expect(await screen.findByRole("button", { name: "Read aloud the part" })).toBeDefined();
  FakeVoice.queue[1]?.onend();
  expect(FakeVoice.queue).toHaveLength(2);
});
