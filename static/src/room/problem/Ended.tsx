import { Icon } from "../../ui";
import { useRoom, useSlice } from "../context";
import { counted } from "../../dates";
import { sumOf, type Sum } from "./progress";
import "./ended.css";

/** What came of the session, for a student, once it has ended. */
export function Ended() {
  const store = useRoom();
  const work = useSlice((state) => state.work);
  const sum = sumOf(work, store.you.person);
  const lines = linesFor(sum);
  return (
    <section class="ended" aria-labelledby="ended-title">
      <h2 id="ended-title" class="ended__title">
        The session has ended
      </h2>
      {lines.length === 0 ? (
        <p>You can still read the board and the chat. Steps that you work on next time are listed here.</p>
      ) : (
        <>
          <p>You worked on {counted(sum.problems, "problem")}.</p>
          <ul class="ended__lines">
            {lines.map((line) => (
              <li key={line.words} class="ended__line">
                <Icon name={line.icon} />
                {line.words}
              </li>
            ))}
          </ul>
          <p>You can still read what you did here, the board and the chat.</p>
        </>
      )}
    </section>
  );
}

function linesFor(sum: Sum) {
  return [
    { number: sum.alone, icon: "check" as const, words: `${counted(sum.alone, "step")} solved on your own` },
    { number: sum.helped, icon: "hint" as const, words: `${counted(sum.helped, "step")} solved with help` },
    { number: sum.tried, icon: "edit" as const, words: `${counted(sum.tried, "step")} begun: something to ask about next time` },
  ].filter((line) => line.number > 0);
}
