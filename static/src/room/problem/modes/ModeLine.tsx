import { Icon } from "../../../ui";
import { useSlice } from "../../context";
import { FOR_STUDENTS } from "./words";
import "./modes.css";

/** How answers are given right now, for a student; nothing while it is as always. */
export function ModeLine() {
  const mode = useSlice((state) => state.modes.mode);
  const session = useSlice((state) => state.session);
  if (mode === "own" || session === null) return null;
  return (
    <p class="mode-line">
      <Icon name={mode === "together" ? "people" : "hide"} />
      <span>{FOR_STUDENTS[mode]}</span>
    </p>
  );
}
