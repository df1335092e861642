import { Button } from "../../ui";
import { useAsking } from "../asking";
import { useRoom, useSlice } from "../context";
import { handWords } from "./place";

/** Raises one's hand, or takes it down. */
export function HandButton() {
  const { you } = useRoom();
  const hands = useSlice((state) => state.hands);
  const session = useSlice((state) => state.session);
  const { ask, pending, refusal } = useAsking();
  if (session === null) return null;
  const isUp = hands.includes(you.person);
  const turn = () => void ask(isUp ? { kind: "hand.lower", person: you.person } : { kind: "hand.raise" });
  return (
    <span class="room-header__asking">
      <Button icon="hand" aria-pressed={isUp} pending={pending} onClick={turn} class="room-header__hand">
        {handWords(hands, you.person)}
      </Button>
      {refusal !== null && (
        <span class="room-header__refused" role="status">
          {refusal.message}
        </span>
      )}
    </span>
  );
}
