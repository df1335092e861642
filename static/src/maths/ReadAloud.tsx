import type { JSX, RefObject } from "preact";
import { useEffect } from "preact/hooks";

import { accommodations } from "../settings/own";
import { Button } from "../ui";
import { canRead, readAloud, reading, stopReading, voiceless } from "./voice";
import "./aloud.css";

type ReadAloudProps = {
  /** The part of the page that is read. */
  readonly of: RefObject<Element | null>;
  /** What it is, for screen readers: "the problem", "step 2". */
  readonly name: string;
};

/** Reads a part of the page aloud, for who wants that; pressed again, it stops. */
export function ReadAloud({ of, name }: ReadAloudProps): JSX.Element | null {
  const isReading = reading.value !== null && reading.value === of.current;
  useEffect(() => {
    const element = of.current;
    return () => {
      if (element !== null && reading.peek() === element) stopReading();
    };
  }, [of]);
  if (!accommodations.value.read_aloud || !canRead()) return null;
  const press = () => {
    if (isReading) stopReading();
    else if (of.current !== null) void readAloud(of.current);
  };
  return (
    <div class="read-aloud">
      <Button size="small" variant="quiet" icon={isReading ? "close" : "speaker"} onClick={press}>
        {isReading ? "Stop reading" : "Read aloud"} <span class="unseen">{name}</span>
      </Button>
      <span class="read-aloud__problem" role="status">
        {voiceless.value && "This device has no voice to read with right now."}
      </span>
    </div>
  );
}
