import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { api } from "../../api";
import { me } from "../../session";
import { Button, Field } from "../../ui";
import type { ClassRoll, NamedId } from "../../wire";
import { useAttempt } from "../attempt";
import { StepHead } from "./StepHead";

type Step =
  | { readonly is: "code"; readonly returned: boolean }
  | { readonly is: "name"; readonly code: string; readonly roll: ClassRoll }
  | {
      readonly is: "pin";
      readonly code: string;
      readonly roll: ClassRoll;
      readonly student: NamedId;
    };

/** Students sign in with the code of their class, their name, and their PIN. */
export function StudentSteps(): JSX.Element {
  const [step, setStep] = useState<Step>({ is: "code", returned: false });
  switch (step.is) {
    case "code":
      return (
        <CodeStep
          returned={step.returned}
          onRoll={(code, roll) => setStep({ is: "name", code, roll })}
        />
      );
    case "name":
      return (
        <NameStep
          roll={step.roll}
          onChoose={(student) => setStep({ ...step, is: "pin", student })}
          onBack={() => setStep({ is: "code", returned: true })}
        />
      );
    case "pin":
      return (
        <PinStep
          code={step.code}
          student={step.student}
          onBack={() => setStep({ is: "name", code: step.code, roll: step.roll })}
        />
      );
  }
}

type CodeProps = {
  readonly returned: boolean;
  readonly onRoll: (code: string, roll: ClassRoll) => void;
};

function CodeStep({ returned, onRoll }: CodeProps): JSX.Element {
  const [code, setCode] = useState("");
  const { pending, problem, run, clear } = useAttempt();
  const written = code.trim().toUpperCase();
  const submit = (event: Event) => {
    event.preventDefault();
    if (written.length >= 4) run(async () => onRoll(written, await api.roll(written)));
  };
  const type = (text: string) => {
    setCode(text);
    clear();
  };
  return (
    <form class="steps" onSubmit={submit}>
      <StepHead title="Hello. Which class are you in?" later={returned} />
      <Field
        class="steps__code"
        label="Class code"
        hint="Your tutor has told you the code."
        value={code}
        autoComplete="off"
        autoCapitalize="characters"
        spellcheck={false}
        maxLength={20}
        problem={problem}
        onInput={({ currentTarget }) => type(currentTarget.value)}
      />
      <Button
        variant="primary"
        size="large"
        type="submit"
        pending={pending}
        disabled={written.length < 4}
      >
        Next
      </Button>
    </form>
  );
}

type NameProps = {
  readonly roll: ClassRoll;
  readonly onChoose: (student: NamedId) => void;
  readonly onBack: () => void;
};

function NameStep({ roll, onChoose, onBack }: NameProps): JSX.Element {
  return (
    <div class="steps">
      <StepHead title="Who are you?" lead={roll.class_name} later />
      {roll.students.length === 0 && <p>Nobody is in this class yet. Ask your tutor to add you.</p>}
      <ul class="steps__names">
        {roll.students.map((student) => (
          <li key={student.id}>
            <Button class="steps__name" onClick={() => onChoose(student)}>
              {student.name}
            </Button>
          </li>
        ))}
      </ul>
      <Button variant="quiet" icon="left" onClick={onBack}>
        Another class
      </Button>
    </div>
  );
}

type PinProps = { readonly code: string; readonly student: NamedId; readonly onBack: () => void };

function PinStep({ code, student, onBack }: PinProps): JSX.Element {
  const [pin, setPin] = useState("");
  const { pending, problem, run, clear } = useAttempt();
  const submit = (event: Event) => {
    event.preventDefault();
    if (pin === "") return;
    run(async () => {
      me.value = await api.signInStudent({ code, student: student.id, pin });
    });
  };
  const type = (text: string) => {
    setPin(text);
    clear();
  };
  return (
    <form class="steps" onSubmit={submit}>
      <StepHead title={`Hello ${student.name}`} later />
      <Field
        class="steps__pin"
        label="Your PIN"
        type="password"
        inputMode="numeric"
        value={pin}
        autoComplete="off"
        maxLength={20}
        problem={problem}
        onInput={({ currentTarget }) => type(currentTarget.value)}
      />
      <Button variant="primary" size="large" type="submit" pending={pending} disabled={pin === ""}>
        Come in
      </Button>
      <Button variant="quiet" icon="left" onClick={onBack}>
        I am somebody else
      </Button>
    </form>
  );
}
