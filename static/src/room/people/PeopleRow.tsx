import { useState } from "preact/hooks";

import { PersonDialog, settings } from "../../settings";
import { Icon, Menu, Notice } from "../../ui";
import { useAsking, type Asking } from "../asking";
import { useRoom, useSlice } from "../context";
import { counted } from "../../dates";
import { menuFor } from "./menu";
import { initials, inWords, shortNames, standings, type Standing } from "./standing";
import "./people.css";

/** How many fit in the row before the rest is folded away. */
const FIT = 8;

/** Everybody who is here, in one row: staff, raised hands in their order, then the others. */
export function PeopleRow() {
  const row = useStandings();
  const store = useRoom();
  const asking = useAsking();
  const [all, setAll] = useState(false);
  const names = shortNames(row.map((each) => each.name));
  const shown = all ? row : row.slice(0, FIT);
  const here = row.filter((each) => each.connection === "here").length;
  const isTutor = store.you.role === "tutor";
  return (
    <div class="people">
      <div class="people__head">
        <h2 class="people__title">{here === 1 && row[0]?.isYou === true ? "Only you are here" : settings.value.calm ? "Who is here" : `${here} here`}</h2>
        {isTutor && <Everybody asking={asking} />}
      </div>
      <ul class="people__row">
        {shown.map((each, index) => (
          <li key={each.id}>
            <PersonChip person={each} name={names[index] ?? each.name} asking={asking} isTutor={isTutor} />
          </li>
        ))}
        {row.length > FIT && (
          <li>
            <button type="button" class="person person--more" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? "Show fewer" : `and ${counted(row.length - FIT, "more", "more")}`}
            </button>
          </li>
        )}
      </ul>
      {asking.refusal !== null && <Notice tone="careful">{asking.refusal.message}</Notice>}
    </div>
  );
}

function useStandings(): readonly Standing[] {
  const store = useRoom();
  const known = {
    people: useSlice((state) => state.people),
    attending: useSlice((state) => state.attending),
    removed: useSlice((state) => state.removed),
    hands: useSlice((state) => state.hands),
    pens: useSlice((state) => state.pens),
    muted: useSlice((state) => state.muted),
    private: useSlice((state) => state.private),
  };
  return standings(known, store.presence.value, store.you);
}

type ChipProps = { readonly person: Standing; readonly name: string; readonly asking: Asking; readonly isTutor: boolean };

/** Somebody in the row; for the tutor, a student's chip opens what can be done for them. */
function PersonChip({ person, name, asking, isTutor }: ChipProps) {
  const store = useRoom();
  const session = useSlice((state) => state.session);
  const [adjusting, setAdjusting] = useState(false);
  const back = useSlice((state) => (person.id in state.given ? (state.problem?.id ?? null) : null));
  const chip = <Chip person={person} name={name} />;
  const classes = `person person--${person.connection} ${person.hand === null ? "" : "person--hand"}`;
  if (!isTutor || person.role !== "student" || session === null) {
    return (
      <span class={classes} title={inWords(person)}>
        {chip}
      </span>
    );
  }
  const items = menuFor(person, (wish) => void asking.ask(wish), {
    back,
    adjust: () => setAdjusting(true),
    drawn: () => Object.values(store.state.value.board.elements).filter((each) => each.owner === person.id).map((each) => each.id),
  });
  return (
    <>
      <Menu label={inWords(person)} button={chip} class={classes} items={items} align="end" />
      {adjusting && <PersonDialog person={person.id} name={person.name} onClose={() => setAdjusting(false)} />}
    </>
  );
}

/** Badge, signs and short words are for eyes: the style sheet writes them, and readers get a sentence. */
function Chip({ person, name }: { readonly person: Standing; readonly name: string }) {
  return (
    <>
      <span class="person__badge" data-text={initials(person.name)} style={{ "--who": `var(--pen-${person.colour})` }} />
      <span class="person__name" aria-hidden="true">
        {person.isYou ? "You" : name}
      </span>
      {person.role !== "student" && <span class="person__word" data-text={person.role} />}
      {person.hand !== null && (
        <span class="person__hand" data-text={person.hand}>
          <Icon name="hand" />
        </span>
      )}
      {person.stuck && <span class="person__word" data-text="stuck" />}
      {person.resting && <span class="person__word" data-text="on a break" />}
      {person.connection === "away" && (
        <span class="person__word" data-text="away">
          <Icon name="offline" />
        </span>
      )}
      {person.connection === "out" && (
        <span class="person__word" data-text="sent out">
          <Icon name="removed" />
        </span>
      )}
      {person.role === "student" && !person.penOpen && <Icon name="lock" />}
      {person.muted && <Icon name="mute" />}
      <span class="unseen">{inWords(person)}</span>
    </>
  );
}

/** What a tutor can do for everybody at once. */
function Everybody({ asking }: { readonly asking: Asking }) {
  const session = useSlice((state) => state.session);
  const pens = useSlice((state) => state.pens);
  if (session === null) return null;
  const set = (open: boolean) => void asking.ask({ kind: "pens.open", open });
  return (
    <Menu
      label="Everybody"
      align="end"
      button={
        <>
          Everybody
          <Icon name="down" />
        </>
      }
      items={[
        { label: "Open all pens", icon: "unlock", disabled: pens.open && pens.exceptions.length === 0, onSelect: () => set(true) },
        { label: "Lock all pens", icon: "lock", disabled: !pens.open && pens.exceptions.length === 0, onSelect: () => set(false) },
      ]}
    />
  );
}
