import { listed } from "../../dates";
import type { Id } from "../../ids";
import { at } from "../../state/record";
import { Button, Icon, Menu, Notice, type MenuItem } from "../../ui";
import type { Proposal, PublicStep, RoomState } from "../../wire";
import { useAsking, type Asking } from "../asking";
import { useRoom, useSlice } from "../context";
import { Given } from "../problem/AnswerResult";
import { answeredHere, groupOf, isSolvedTogether, names, proposalOf, shownOf, studentsHere, waitsFor } from "../problem/modes/around";
import { ShownAnswers, verdictWords } from "../problem/modes/ShownAnswers";

type TutorStepProps = { readonly problem: Id; readonly step: PublicStep; readonly number: number };

/** What a tutor sees and does about one step: whom it waits for, and what to show of it. */
export function TutorStep({ problem, step, number }: TutorStepProps) {
  const { you } = useRoom();
  const modes = useSlice((state) => state.modes);
  const session = useSlice((state) => state.session);
  const asking = useAsking();
  const shown = shownOf({ modes }, problem, step.id);
  const group = groupOf({ modes }, problem, step.id);
  const proposal = proposalOf({ modes }, problem, step.id);
  const acts = you.role === "tutor" && session !== null;
  return (
    <>
      {modes.mode === "think" && shown === undefined && !step.locked && <Thinking problem={problem} step={step} asking={acts ? asking : null} />}
      {modes.mode === "together" && proposal !== undefined && !isSolvedTogether({ modes }, problem, step.id) && (
        <Proposed proposal={proposal} problem={problem} step={step} asking={acts ? asking : null} />
      )}
      {group !== undefined && (
        <p class="tutor-step__line">
          Together: <Given ask={step.ask} answer={group.answer} problem={problem} />, {verdictWords(group.verdict)}.
        </p>
      )}
      {shown !== undefined && <ShownAnswers shown={shown} ask={step.ask} problem={problem} />}
      {acts && <Acts problem={problem} step={step} number={number} asking={asking} />}
      {asking.refusal !== null && <Notice tone="careful">{asking.refusal.message}</Notice>}
    </>
  );
}

type Of = { readonly problem: Id; readonly step: PublicStep; readonly asking: Asking | null };

function useHere() {
  const { presence } = useRoom();
  const people = useSlice((state) => state.people);
  const attending = useSlice((state) => state.attending);
  const removed = useSlice((state) => state.removed);
  return { people, here: studentsHere({ people, attending, removed }, presence.value) };
}

/** How many have answered, how many of them rightly, and the button that shows the answers. */
function Thinking({ problem, step, asking }: Of) {
  const modes = useSlice((state) => state.modes);
  const { people, here } = useHere();
  const kept = keptBy({ modes }, problem, step.id);
  const right = kept.filter((each) => each.isRight).length;
  const missing = here.filter((each) => !(at(at(modes.answered, problem) ?? {}, step.id) ?? []).includes(each));
  const answered = answeredHere({ modes }, here, problem, step.id);
  return (
    <div class="tutor-step">
      <p role="status">
        <strong>
          {answered} of {here.length} have answered
        </strong>
        {kept.length > 0 && `, ${right} of the ${kept.length} that wait ${right === 1 ? "is" : "are"} right`}.{" "}
        {missing.length > 0 && answered > 0 && `Still thinking: ${listed(names({ people }, missing, ""))}.`}
      </p>
      {asking !== null && (
        <Button
          size="small"
          variant={missing.length === 0 ? "primary" : "plain"}
          icon="show"
          pending={asking.pending}
          disabled={kept.length === 0}
          onClick={() => void asking.ask({ kind: "answers.show", problem, part: step.id })}
        >
          Show all answers
        </Button>
      )}
    </div>
  );
}

/** Whose answers to a step wait, and whether they are right. */
export function keptBy({ modes }: Pick<RoomState, "modes">, problem: Id, step: Id): readonly { readonly person: Id; readonly isRight: boolean }[] {
  return Object.entries(modes.kept).flatMap(([person, problems]) => {
    if (at(at(problems, problem) ?? {}, step) === undefined) return [];
    const weighed = at(at(at(modes.weighed, person) ?? {}, problem) ?? {}, step);
    return [{ person, isRight: weighed?.verdict === "correct" }];
  });
}

/** What is proposed, whether it is right, whom it waits for, and the tutor's word on it. */
function Proposed({ proposal, problem, step, asking }: Of & { readonly proposal: Proposal }) {
  const modes = useSlice((state) => state.modes);
  const { people, here } = useHere();
  const missing = names({ people }, waitsFor(proposal, here), "");
  const weighed = at(at(at(modes.proposed, proposal.person) ?? {}, problem) ?? {}, step.id);
  return (
    <div class="tutor-step">
      <p role="status">
        <strong>{names({ people }, [proposal.person], "").join("")}</strong> proposes{" "}
        <q class="answer__given">
          <Given ask={step.ask} answer={proposal.answer} problem={problem} />
        </q>
        {weighed !== undefined && ` (${verdictWords(weighed.verdict)})`}. {missing.length > 0 && `Waiting for ${listed(missing)}.`}
      </p>
      {asking !== null && (
        <Button
          size="small"
          icon="check"
          pending={asking.pending}
          onClick={() => void asking.ask({ kind: "answer.agree", problem, part: step.id, place: proposal.place, agrees: true })}
        >
          Take it as the group’s answer
        </Button>
      )}
    </div>
  );
}

/** Opening a closed step, and showing it worked through. */
function Acts({ problem, step, number, asking }: Of & { readonly number: number; readonly asking: Asking }) {
  const modes = useSlice((state) => state.modes);
  const everybody = at(at(modes.solutions, problem) ?? {}, step.id) !== undefined;
  const { people, here } = useHere();
  const forEach = (act: (person: Id | null) => void, all: string): readonly MenuItem[] => [
    { label: all, icon: "people", onSelect: () => act(null) },
    ...here.map((person) => ({ label: `To ${names({ people }, [person], "").join("")}`, icon: "person" as const, onSelect: () => act(person) })),
  ];
  return (
    <div class="tutor-step__acts">
      {step.locked && (
        <Menu
          class="tutor-step__menu"
          label={`Open step ${number}`}
          items={forEach((person) => void asking.ask({ kind: "step.open", problem, step: step.id, person }), "To everybody")}
        />
      )}
      {everybody ? (
        <p class="tutor-step__line">
          <Icon name="check" /> Worked solution shown to everybody
        </p>
      ) : (
        <Menu
          class="tutor-step__menu"
          label={`Show solution of step ${number}`}
          items={forEach((person) => void asking.ask({ kind: "solution.show", problem, step: step.id, person }), "To everybody")}
        />
      )}
    </div>
  );
}

/** Opens one hint, to everybody who is here or to one student. */
export function ShowHint({ problem, hint, name }: { readonly problem: Id; readonly hint: Id; readonly name: string }) {
  const { you } = useRoom();
  const session = useSlice((state) => state.session);
  const { people, here } = useHere();
  const { ask, refusal } = useAsking();
  if (you.role !== "tutor" || session === null) return null;
  const show = (person: Id | null) => void ask({ kind: "hint.show", problem, hint, person });
  return (
    <>
      <Menu
        class="tutor-step__menu"
        label={`Show this hint: ${name}`}
        button="Show this hint"
        items={[
          { label: "To everybody here", icon: "people", onSelect: () => show(null) },
          ...here.map((person) => ({ label: `To ${names({ people }, [person], "").join("")}`, icon: "person" as const, onSelect: () => show(person) })),
        ]}
      />
      {refusal !== null && <Notice tone="careful">{refusal.message}</Notice>}
    </>
  );
}
