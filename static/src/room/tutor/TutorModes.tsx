import { Notice, SelectField } from "../../ui";
import type { Lock, Mode } from "../../wire";
import { useAsking } from "../asking";
import { useSlice } from "../context";
import "../problem/modes/modes.css";
import { LOCKS, MODES } from "../problem/modes/words";

/** How students answer and when steps open: a tutor picks both, and may at any time. */
export function TutorModes() {
  const mode = useSlice((state) => state.modes.mode);
  const lock = useSlice((state) => state.modes.lock);
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
      {refusal !== null && <Notice tone="careful">{refusal.message}</Notice>}
    </div>
  );
}
