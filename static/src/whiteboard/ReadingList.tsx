/** The board as a list, in reading order: for those who read rather than look. */
import { Maths } from "../maths/Maths";
import { describe, inReadingOrder } from "./describe";
import type { BoardModel } from "./model";

export function ReadingList({ model }: { readonly model: BoardModel }) {
  const order = inReadingOrder(model.stack.value.map(({ element }) => element));
  if (order.length === 0) return <p class="board-list board-list--empty">There is nothing on this page yet. What is drawn will be listed here.</p>;
  return (
    <ol class="board-list">
      {order.map((element) => (
        <li key={element.id}>
          <button
            type="button"
            class="board-list__item"
            aria-pressed={model.selected.value.has(element.id)}
            onClick={() => {
              model.use("select");
              model.select([element.id]);
            }}
          >
            {describe(element, model.store.state.value, model.store.you.person)}
          </button>
          {element.shape.kind === "maths" && <Maths tex={element.shape.text} />}
        </li>
      ))}
    </ol>
  );
}
