import { useMemo } from "preact/hooks";

import { stretches } from "./chat";
import { Maths } from "./Maths";
import "./chat.css";

/** The words of a message, with `$…$` set as maths. */
export function ChatText({ text }: { readonly text: string }) {
  const parts = useMemo(() => stretches(text), [text]);
  return (
    <span class="chat-text">
      {parts.map((part, index) =>
        part.kind === "text" ? part.text : <Maths key={index} tex={part.tex} display={part.display} />,
      )}
    </span>
  );
}
