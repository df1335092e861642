import { useRoom, useSlice } from "../context";
import { isStaff } from "../roles";
import { counted } from "../../dates";
import { HeldDecision } from "./HeldDecision";

/** For staff: words for the board and in answers that are being checked. (A message waits at its place.) */
export function HeldWords() {
  const store = useRoom();
  const held = useSlice((state) => state.held);
  const people = useSlice((state) => state.people);
  const waiting = Object.values(held).filter((each) => each.author !== store.you.person);
  if (!isStaff(store.you.role) || waiting.length === 0) return null;
  return (
    <details class="held-words">
      <summary class="held-words__title">{counted(waiting.length, "text")} waiting for a check</summary>
      <ul class="held-words__list">
        {waiting.map((each) => (
          <li key={each.place}>
            <p>
              <strong>{people[each.author]?.name ?? "Somebody"}</strong>, {each.surface === "board" ? "on the board" : "in an answer"}
            </p>
            <HeldDecision place={each.place} item={store.ownHeld.value.get(each.place)} />
          </li>
        ))}
      </ul>
    </details>
  );
}
