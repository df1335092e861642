import type { JSX } from "preact";
import { useRef } from "preact/hooks";

import { api } from "../../api";
import { Button } from "../../ui";
import { useAttempt } from "../attempt";
import { useEditor } from "./editor";
import { ProseAt, TextAt } from "./fields";

const LICENCES = {
  "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
  "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
  CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
} as const;

/** What a problem is called, where it belongs, and what it says before its steps. */
export function AboutEditor(): JSX.Element {
  return (
    <section class="part" aria-labelledby="about-title">
      <h2 id="about-title">About the problem</h2>
      <TextAt at={["title"]} label="Title" />
      <div class="fields-row">
        <TextAt at={["subject"]} label="Subject" hint="algebra, physics, …" />
        <TextAt at={["level"]} label="Level" hint="Year 6, A2, …" />
        <TextAt at={["course"]} label="Course" hint="May be empty." />
        <TextAt at={["lesson"]} label="Lesson" hint="May be empty." />
      </div>
      <ProseAt
        at={["body"]}
        label="What it says"
        hint={
          <>
            Maths stands between <code>\(</code> and <code>\)</code>: <code>\(\frac{"{1}{2}"}\)</code>. An
            empty line begins a paragraph.
          </>
        }
        rows={5}
      />
      <AddPicture />
    </section>
  );
}

/** Puts a picture behind what the problem says; its description is to be written there. */
function AddPicture(): JSX.Element {
  const editor = useEditor();
  const input = useRef<HTMLInputElement>(null);
  const { pending, problem, run } = useAttempt();
  // What is written while the picture is on its way stays.
  const newest = useRef(editor);
  newest.current = editor;
  const add = (file: File) =>
    run(async () => {
      const { name } = await api.addFigure(editor.draft, file);
      const { body } = newest.current.problem;
      const picture = `![Describe the picture here](${name})`;
      newest.current.set(["body"], body.trim() === "" ? picture : `${body}\n\n${picture}`);
    });
  return (
    <div>
      <input
        ref={input}
        class="unseen"
        type="file"
        tabIndex={-1}
        aria-label="Picture"
        accept="image/png,image/jpeg,image/gif,image/webp,image/svg+xml"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) add(file);
          currentTarget.value = "";
        }}
      />
      <Button size="small" icon="plus" pending={pending} onClick={() => input.current?.click()}>
        Add a picture
      </Button>
      <p class="field__hint">
        It is put behind the text above, with a place for its description: that is read to those who
        do not see it. Move the line to where it belongs; in steps and hints it can stand too.
      </p>
      <p class="field__problem" role="alert" hidden={problem === null}>
        {problem}
      </p>
    </div>
  );
}

/** Whose work it is. */
export function CreditEditor(): JSX.Element {
  const editor = useEditor();
  const choose = (licence: string) =>
    editor.set(["credit"], {
      ...editor.problem.credit,
      licence,
      licence_url: Object.hasOwn(LICENCES, licence) ? LICENCES[licence as keyof typeof LICENCES] : "",
    });
  return (
    <section class="part" aria-labelledby="credit-title">
      <h2 id="credit-title">Whose work it is</h2>
      <div class="fields-row">
        <TextAt at={["credit", "source"]} label="Source" hint="Your school, a book, a project." />
        <TextAt at={["credit", "author"]} label="Author" hint="May be empty." />
        <TextAt at={["credit", "url"]} label="Web address" hint="May be empty." />
      </div>
      <div class="fields-row">
        <TextAt at={["credit", "licence"]} label="Licence" hint="Under which others may use it." />
        <TextAt at={["credit", "licence_url"]} label="Address of the licence" hint="May be empty." />
      </div>
      <div class="choices-row">
        {Object.keys(LICENCES).map((licence) => (
          <Button key={licence} size="small" aria-pressed={editor.problem.credit.licence === licence} onClick={() => choose(licence)}>
            {licence}
          </Button>
        ))}
      </div>
    </section>
  );
}
