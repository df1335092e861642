import { Notice, SelectField } from "../../ui";
import type { Lock, Mode } from "../../wire";
import { useAsking } from "../asking";
import { useSlice } from "../context";
import "../problem/modes/modes.css";
import { LOCKS, MODES } from "../problem/modes/words";

const MINUTES = [0, 5, 10, 15, 20, 30, 45, 60];

/** The lengths to pick from, with the one that is planned. */
function lengths(planned = 0): readonly number[] {
  return [...new Set([...MINUTES, planned])].sort((one, other) => one - other);
}

/** How students answer, when steps open, and how long it may take: a tutor picks, and may at any time. */
export function TutorModes() {
  const mode = useSlice((state) => state.modes.mode);
  const lock = useSlice((state) => state.modes.lock);
  const planned = useSlice((state) => state.planned);
  const { ask, pending, refusal } = useAsking();
  const how = MODES.find((each) => each.mode === mode);
  const when = LOCKS.find((each) => each.lock === lock);
  return (
    <div class="tutor-modes" role="group" aria-label="How students work" aria-busy={pending || undefined}>
      <SelectField
        label="Students answer"
        hint={how?.means}
        value={mode}
        onChange={({ currentTarget }) => void ask({ kind: "mode.set", mode: currentTarget.value as Mode })}
      >
        {MODES.map((each) => (
          <option key={each.mode} value={each.mode}>
            {each.name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Steps open"
        hint={when?.means}
        value={lock}
        onChange={({ currentTarget }) => void ask({ kind: "lock.set", lock: currentTarget.value as Lock })}
      >
        {LOCKS.map((each) => (
          <option key={each.lock} value={each.lock}>
            {each.name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Time for this problem"
        hint="Shown to students with a plan of the session, longer where they have more time. Nothing ends by itself."
        value={String(planned?.minutes ?? 0)}
        onChange={({ currentTarget }) => void ask({ kind: "time.plan", minutes: Number(currentTarget.value) })}
      >
        {lengths(planned?.minutes).map((minutes) => (
          <option key={minutes} value={minutes}>
            {minutes === 0 ? "Not planned" : `${minutes} minutes from now`}
          </option>
        ))}
      </SelectField>
      {refusal !== null && <Notice tone="careful">{refusal.message}</Notice>}
    </div>
  );
}
