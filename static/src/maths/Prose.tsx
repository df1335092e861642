import { useMemo, useState } from "preact/hooks";

import { figureAddress } from "../api";
import type { Id } from "../ids";
import { Maths } from "./Maths";
import { inlines, isFormula, paragraphs, type Inline, type Paragraph } from "./prose";
import "./prose.css";

type ProseProps = {
  readonly text: string;
  /** The problem whose figures the text names. */
  readonly problem: Id;
  /** Within a line (a title, an option): no paragraphs. */
  readonly inline?: boolean;
};

/** A text of a problem: paragraphs with maths and figures. */
export function Prose({ text, problem, inline = false }: ProseProps) {
  const content = useMemo(() => (inline ? [inlines(text)] : paragraphs(text)), [text, inline]);
  if (inline) return <Stretches of={content[0] ?? []} problem={problem} />;
  if (content.length === 0) return null;
  return (
    <div class="prose">
      {content.map((paragraph, index) => (
        <p key={index}>
          <Stretches of={paragraph} problem={problem} />
        </p>
      ))}
    </div>
  );
}

function Stretches({ of, problem }: { readonly of: Paragraph; readonly problem: Id }) {
  const display = isFormula(of);
  return (
    <>
      {of.map((each, index) => (
        <Stretch key={index} of={each} problem={problem} display={display} />
      ))}
    </>
  );
}

type StretchProps = { readonly of: Inline; readonly problem: Id; readonly display: boolean };

function Stretch({ of, problem, display }: StretchProps) {
  switch (of.kind) {
    case "text":
      return <>{of.text}</>;
    case "maths":
      return <Maths tex={of.tex} display={display} />;
    case "figure":
      return <Figure problem={problem} name={of.name} alt={of.alt} />;
  }
}

type FigureProps = { readonly problem: Id; readonly name: string; readonly alt: string };

/** A picture; where it cannot be shown, its description is. */
function Figure({ problem, name, alt }: FigureProps) {
  const [missing, setMissing] = useState(false);
  if (missing) {
    return <span class="prose__missing">A picture that cannot be shown here: {alt || "it has no description"}.</span>;
  }
  return <img class="prose__figure" src={figureAddress(problem, name)} alt={alt} onError={() => setMissing(true)} />;
}
