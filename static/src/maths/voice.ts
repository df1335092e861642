/** The one voice of the page: reads something aloud, and marks the sentence that it is at. */
import { signal } from "@preact/signals";

import { fetchSpoken, sentencesOf, type Sentence } from "./aloud";

/** What is being read, or nothing. */
export const reading = signal<Element | null>(null);

/** Whether this device was asked to read, and could not. */
export const voiceless = signal(false);

/** The name under which the style sheet knows the sentence that is read. */
const MARK = "aloud";

/** Whether this browser can read aloud. */
export function canRead(): boolean {
  return typeof speechSynthesis !== "undefined" && typeof SpeechSynthesisUtterance !== "undefined";
}

/** Reads a part of the page from its beginning; whatever was being read stops. */
export async function readAloud(root: Element): Promise<void> {
  stopReading();
  voiceless.value = false;
  reading.value = root;
  const spoken = await fetchSpoken();
  // It may have been stopped, or something else begun, while the words for formulas came.
  if (reading.peek() === root) say(root, sentencesOf(root, spoken), 0);
}

/** Stops, wherever it is. */
export function stopReading(): void {
  reading.value = null;
  mark(null);
  if (canRead()) speechSynthesis.cancel();
}

function say(root: Element, sentences: readonly Sentence[], at: number): void {
  const sentence = sentences[at];
  if (reading.peek() !== root) return;
  if (sentence === undefined || !root.isConnected) {
    stopReading();
    return;
  }
  const utterance = new SpeechSynthesisUtterance(sentence.words);
  utterance.lang = document.documentElement.lang || "en";
  utterance.onend = () => say(root, sentences, at + 1);
  utterance.onerror = () => {
    if (reading.peek() !== root) return;
    voiceless.value = true;
    stopReading();
  };
  mark(sentence.range);
  speechSynthesis.speak(utterance);
}

/** Marks what is read without touching the page: a highlight is laid over it (CSS Custom Highlight API). */
function mark(range: Range | null): void {
  if (typeof CSS === "undefined" || !("highlights" in CSS)) return;
  if (range === null) {
    CSS.highlights.delete(MARK);
    return;
  }
  CSS.highlights.set(MARK, new Highlight(range));
  range.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
}
