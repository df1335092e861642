import type { JSX } from "preact";

import { Button, Checkbox } from "../../ui";
import type { Hint, Step } from "../../wire";
import { useEditor } from "./editor";
import { EntryTools, ProseAt, TextAt, WrongAt } from "./fields";
import { aHint, aQuestion, aStep, type At, freshId, idsUnder, withoutWaiting } from "./problem";
import { QuestionEditor } from "./QuestionEditor";
import { SkillsAt } from "./SkillsAt";

/** The steps of a problem, each with its answer and its hints. */
export function StepsEditor(): JSX.Element {
  const editor = useEditor();
  const { steps } = editor.problem;
  return (
    <section class="part" aria-labelledby="steps-title">
      <h2 id="steps-title">Steps</h2>
      {steps.map((step, index) => (
        <section key={step.id} class="entry" aria-label={`Step ${index + 1}`}>
          <div class="entry__head">
            <h3>Step {index + 1}</h3>
            <EntryTools at={["steps"]} index={index} name={`step ${index + 1}`} />
          </div>
          <ProseAt at={["steps", index, "title"]} label="What is asked" rows={2} />
          <ProseAt at={["steps", index, "body"]} label="More about it" hint="Shown under the question; may be empty." />
          <QuestionEditor at={["steps", index, "question"]} />
          <SkillsAt at={["steps", index, "skills"]} />
          <HintsEditor at={["steps", index]} name={`step ${index + 1}`} step={index} />
        </section>
      ))}
      <WrongAt at={["steps"]} />
      <div>
        <Button icon="plus" onClick={() => editor.set(["steps"], [...steps, aStep(freshId(editor.problem, "s"))])}>
          Add a step
        </Button>
      </div>
    </section>
  );
}

type HintsProps = { readonly at: At; readonly name: string; readonly step: number };

/** The hints under a step or under a smaller question. */
function HintsEditor({ at, name, step }: HintsProps): JSX.Element {
  const editor = useEditor();
  const list: At = [...at, "hints"];
  const hints = editor.at<readonly Hint[]>(list);
  const remove = (index: number) => {
    const gone = hints[index];
    if (!gone) return;
    const owner = editor.problem.steps[step];
    const ids = new Set([gone.id, ...idsUnder(gone)]);
    if (owner) editor.edit(removed(editor.problem, list, index, step, ids));
  };
  return (
    <div class="entries">
      {hints.map((hint, index) => {
        const title = `hint ${index + 1} of ${name}`;
        return (
          <section key={hint.id} class="entry entry--hint" aria-label={`Hint ${index + 1} of ${name}`}>
            <div class="entry__head">
              <h4>Hint {index + 1}</h4>
              <EntryTools at={list} index={index} name={title} onRemove={() => remove(index)} />
            </div>
            <HintFields at={[...list, index]} hint={hint} name={title} step={step} />
          </section>
        );
      })}
      <WrongAt at={list} />
      <Button size="small" icon="hint" onClick={() => editor.set(list, [...hints, aHint(freshId(editor.problem, "h"))])}>
        Add a hint to {name}
      </Button>
    </div>
  );
}

function HintFields({ at, hint, name, step }: HintsProps & { readonly hint: Hint }): JSX.Element {
  const editor = useEditor();
  const ask = (asks: boolean) => editor.set(at, { ...hint, question: asks ? aQuestion() : null, hints: asks ? hint.hints : [] });
  return (
    <>
      <TextAt at={[...at, "title"]} label="Title of the hint" />
      <ProseAt at={[...at, "text"]} label="What it says" />
      <WaitsFor at={at} hint={hint} step={step} />
      <Checkbox
        label="It asks a smaller question"
        hint="Students answer it on the way; it can have hints of its own."
        checked={hint.question !== null}
        onChange={({ currentTarget }) => ask(currentTarget.checked)}
      />
      {hint.question !== null && (
        <>
          <QuestionEditor at={[...at, "question"]} />
          <HintsEditor at={at} name={name} step={step} />
        </>
      )}
    </>
  );
}

/** Which hints have to be open, or solved, before this one. */
function WaitsFor({ at, hint, step }: { readonly at: At; readonly hint: Hint; readonly step: number }): JSX.Element | null {
  const editor = useEditor();
  const before = hintsBefore(editor.problem.steps[step], hint.id);
  if (before.length === 0 && hint.depends_on.length === 0) return null;
  const names = new Map(before.map((each) => [each.id, each.title || each.text.slice(0, 40) || each.id]));
  for (const id of hint.depends_on) if (!names.has(id)) names.set(id, id);
  const toggle = (id: string, on: boolean) =>
    editor.set([...at, "depends_on"], on ? [...hint.depends_on, id] : hint.depends_on.filter((each) => each !== id));
  return (
    <fieldset>
      <legend class="field__label">Comes only after</legend>
      {[...names].map(([id, title]) => (
        <Checkbox key={id} label={title} checked={hint.depends_on.includes(id)} onChange={({ currentTarget }) => toggle(id, currentTarget.checked)} />
      ))}
      {hint.depends_on.map((id, index) => (
        <WrongAt key={id} at={[...at, "depends_on", index]} />
      ))}
    </fieldset>
  );
}

/** The hints of a step that stand before one of them, those above it left out. */
function hintsBefore(step: Step | undefined, id: string): readonly Hint[] {
  const before: Hint[] = [];
  const walk = (hints: readonly Hint[]): boolean => {
    for (const hint of hints) {
      if (hint.id === id) return true;
      if (idsUnder(hint).includes(id)) return walk(hint.hints);
      before.push(hint);
    }
    return false;
  };
  if (step) walk(step.hints);
  return before;
}

function removed<Whole extends { readonly steps: readonly Step[] }>(problem: Whole, list: At, index: number, step: number, ids: ReadonlySet<string>): Whole {
  const take = (part: unknown, at: At): unknown => {
    const [first, ...rest] = at;
    if (first === undefined) return (part as readonly unknown[]).filter((_, each) => each !== index);
    if (Array.isArray(part)) return part.map((each: unknown, place) => (place === first ? take(each, rest) : each));
    const inside = part as Readonly<Record<string, unknown>>;
    return { ...inside, [first]: take(inside[first], rest) };
  };
  const without = take(problem, list) as Whole;
  return { ...without, steps: without.steps.map((each, place) => (place === step ? withoutWaiting(each, ids) : each)) };
}
