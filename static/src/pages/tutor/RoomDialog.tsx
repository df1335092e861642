import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";

import { api } from "../../api";
import { counted } from "../../dates";
import { Button, Checkbox, Dialog, Field, Notice, SelectField } from "../../ui";
import type { RoomCard, TutorHome } from "../../wire";
import { useAttempt } from "../attempt";

export type RoomDialogProps = {
  readonly home: TutorHome;
  /** The room to change; null makes a new one. */
  readonly room: RoomCard | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** What a room is called, who may come in, and what they work on. */
export function RoomDialog({ home, room, onDone, onClose }: RoomDialogProps): JSX.Element {
  const [name, setName] = useState(room?.name ?? "");
  const [classes, setClasses] = useState<readonly string[]>(
    room
      ? room.classes.map(({ id }) => id)
      : home.classes.length === 1
        ? home.classes.map(({ id }) => id)
        : [],
  );
  const [set, setSet] = useState(room?.problem_set?.id ?? "");
  const { pending, problem, run } = useAttempt();
  const form = useId();
  const isComplete = name.trim() !== "" && classes.length > 0;
  const submit = (event: Event) => {
    event.preventDefault();
    if (!isComplete) return;
    const body = { name: name.trim(), classes, problem_set: set === "" ? null : set };
    run(async () => {
      await (room ? api.changeRoom(room.id, body) : api.makeRoom(body));
      onDone();
    });
  };
  const save = (
    <Button variant="primary" type="submit" form={form} pending={pending} disabled={!isComplete}>
      {room ? "Save" : "Make the room"}
    </Button>
  );
  return (
    <Dialog title={room ? room.name : "New room"} onClose={onClose} actions={save}>
      <form id={form} class="room-form" onSubmit={submit}>
        <Field
          label="Name"
          hint="What students see: “Fractions”, or “Year 6 on Tuesdays”."
          value={name}
          maxLength={60}
          autoComplete="off"
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <ClassBoxes home={home} chosen={classes} onChoose={setClasses} />
        <SelectField
          label="Problem set"
          hint="A session starts with its first problem; you can open others in the room."
          value={set}
          onChange={({ currentTarget }) => setSet(currentTarget.value)}
        >
          <option value="">None for now</option>
          {home.problem_sets.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name} ({counted(each.problems, "problem")})
            </option>
          ))}
        </SelectField>
        {problem !== null && <Notice tone="wrong">{problem}</Notice>}
      </form>
    </Dialog>
  );
}

type BoxesProps = {
  readonly home: TutorHome;
  readonly chosen: readonly string[];
  readonly onChoose: (classes: readonly string[]) => void;
};

function ClassBoxes({ home, chosen, onChoose }: BoxesProps): JSX.Element {
  return (
    <fieldset>
      <legend class="field__label">Classes that may come in</legend>
      {home.classes.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={chosen.includes(id)}
          onChange={({ currentTarget }) =>
            onChoose(currentTarget.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
          }
        />
      ))}
    </fieldset>
  );
}
