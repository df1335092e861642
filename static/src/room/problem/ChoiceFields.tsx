import { useRef } from "preact/hooks";

import { Prose } from "../../maths/Prose";
import { announce, IconButton } from "../../ui";
import type { ChoiceAsk, ChoicesAsk, OrderingAsk } from "../../wire";
import type { FieldProps } from "./AnswerField";
import { idsOf, joined } from "./asks";

type Options = { readonly ask: ChoiceAsk | ChoicesAsk };

/** One option of a list, or all that are right. */
export function ChoiceField({ ask, id, label, problem, value, describedBy, onInput }: FieldProps & Options) {
  const isOne = ask.kind === "choice";
  const picked = isOne ? [value] : idsOf(value);
  const pick = (option: string, isPicked: boolean) => {
    if (isOne) onInput(option);
    else onInput(joined(ask.options.map((each) => each.id).filter((each) => (each === option ? isPicked : picked.includes(each)))));
  };
  return (
    <fieldset class="answer__choices" aria-describedby={describedBy}>
      <legend class="unseen">{label}</legend>
      {ask.options.map((option) => (
        <label key={option.id} class="answer__choice">
          <input
            type={isOne ? "radio" : "checkbox"}
            name={id}
            value={option.id}
            checked={picked.includes(option.id)}
            onChange={(event) => pick(option.id, event.currentTarget.checked)}
          />
          <span>
            <Prose text={option.text} problem={problem} inline />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Options to put in order: each has a button to go up and one to go down. */
export function OrderingField({ ask, label, problem, value, describedBy, onInput }: FieldProps & { readonly ask: OrderingAsk }) {
  const list = useRef<HTMLOListElement>(null);
  const options = new Map(ask.options.map((option) => [option.id, option.text]));
  const order = ordered(idsOf(value), [...options.keys()]);
  const move = (place: number, by: -1 | 1) => {
    const [one, other] = [order[place], order[place + by]];
    if (one === undefined || other === undefined) return;
    onInput(joined(order.map((each, at) => (at === place ? other : at === place + by ? one : each))));
    announce(`Now at place ${place + by + 1} of ${order.length}.`);
    // The focus goes with what was moved; at an end, to the other of its buttons.
    requestAnimationFrame(() => {
      const buttons = list.current?.children[place + by]?.querySelectorAll<HTMLButtonElement>("button");
      const same = buttons?.[by === -1 ? 0 : 1];
      (same?.getAttribute("aria-disabled") === "true" ? buttons?.[by === -1 ? 1 : 0] : same)?.focus();
    });
  };
  return (
    <ol ref={list} class="answer__choices" aria-label={label} aria-describedby={describedBy}>
      {order.map((id, place) => (
        <li key={id} class="answer__choice answer__choice--ordered">
          <span class="answer__place" aria-hidden="true">
            {place + 1}
          </span>
          <span class="answer__moved">
            <Prose text={options.get(id) ?? id} problem={problem} inline />
          </span>
          <IconButton icon="up" label={`Move up, from place ${place + 1}`} disabled={place === 0} onClick={() => move(place, -1)} />
          <IconButton icon="down" label={`Move down, from place ${place + 1}`} disabled={place === order.length - 1} onClick={() => move(place, 1)} />
        </li>
      ))}
    </ol>
  );
}

/** All ids, in the order of an earlier answer as far as that knows them. */
function ordered(given: readonly string[], all: readonly string[]): readonly string[] {
  const known = given.filter((id) => all.includes(id));
  return [...known, ...all.filter((id) => !known.includes(id))];
}
