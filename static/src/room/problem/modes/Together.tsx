import { listed } from "../../../dates";
import { plainText } from "../../../maths/prose";
import { Button, Icon, Notice } from "../../../ui";
import type { GroupAnswer, Proposal } from "../../../wire";
import { useAsking } from "../../asking";
import { useRoom, useSlice } from "../../context";
import { AnswerForm } from "../AnswerForm";
import { Given } from "../AnswerResult";
import { groupOf, names, proposalOf, studentsHere, waitsFor } from "./around";
import type { StepAnswerProps } from "./StepAnswer";
import "./modes.css";

/** A step that the group answers: what it answered, what is proposed, and the field to propose. */
export function Together({ problem, step, part, hasHint, onRight }: StepAnswerProps) {
  const modes = useSlice((state) => state.modes);
  const session = useSlice((state) => state.session);
  const proposal = proposalOf({ modes }, problem, step.id);
  const group = groupOf({ modes }, problem, step.id);
  const isSolved = group?.verdict === "correct";
  const isOpen = session !== null && !isSolved;
  return (
    <div class="together">
      {group !== undefined && proposal === undefined && <GroupResult group={group} problem={problem} step={step} />}
      {isOpen && proposal !== undefined && <Proposed proposal={proposal} problem={problem} step={step} />}
      {part.solved && !isSolved && <p class="together__own">You have solved this step yourself. You can still propose and agree.</p>}
      {isOpen && <Checked />}
      {isOpen && (
        <AnswerForm
          key={`${problem} ${step.id} together`}
          problem={problem}
          part={step.id}
          ask={step.ask}
          work={{ ...part, attempts: 0, solved: false, answer: null, verdict: null, feedback: "" }}
          label={plainText(step.title === "" ? step.body : step.title)}
          hasHint={hasHint}
          how="answer.propose"
          verb={proposal === undefined ? "Propose" : "Propose this instead"}
          onRight={onRight}
        />
      )}
    </div>
  );
}

/** While words of one's own are being checked, for nobody else sees what they propose yet. */
function Checked() {
  const { you } = useRoom();
  const held = useSlice((state) => state.held);
  const isHeld = Object.values(held).some((each) => each.author === you.person && each.surface === "answer");
  return (
    <p class="together__own" role="status">
      {isHeld && "The words of your proposal are being checked. The others see it when they have passed."}
    </p>
  );
}

type Of = Pick<StepAnswerProps, "problem" | "step">;

/** What is proposed, by whom, who agrees and who is waited for; and the way to agree. */
function Proposed({ proposal, problem, step }: Of & { readonly proposal: Proposal }) {
  const { you, presence } = useRoom();
  const people = useSlice((state) => state.people);
  const attending = useSlice((state) => state.attending);
  const removed = useSlice((state) => state.removed);
  const { ask, pending, refusal } = useAsking();
  const here = studentsHere({ people, attending, removed }, presence.value);
  const missing = waitsFor(proposal, here);
  const isMine = proposal.person === you.person;
  const agrees = proposal.agreed.includes(you.person);
  const say = (yes: boolean) => void ask({ kind: "answer.agree", problem, part: step.id, place: proposal.place, agrees: yes });
  return (
    <section class="proposal" aria-label="Proposed answer">
      <p class="proposal__what">
        <Icon name="people" />
        <span>
          {isMine ? "You propose" : `${names({ people }, [proposal.person], "").join("")} proposes`}{" "}
          <q class="answer__given">
            <Given ask={step.ask} answer={proposal.answer} problem={problem} />
          </q>
        </span>
      </p>
      <p class="proposal__who" role="status">
        {agreement(names({ people }, proposal.agreed.filter((each) => each !== proposal.person), you.person))}
        {missing.length > 0 && `Waiting for ${listed(names({ people }, missing, you.person))} to agree.`}
      </p>
      <div class="proposal__acts">
        {agrees ? (
          <Button size="small" pending={pending} onClick={() => say(false)}>
            {isMine ? "Take it back" : "Do not agree any more"}
          </Button>
        ) : (
          <Button size="small" variant="primary" icon="check" pending={pending} onClick={() => say(true)}>
            I agree
          </Button>
        )}
      </div>
      {refusal !== null && <Notice tone="careful">{refusal.message}</Notice>}
    </section>
  );
}

function agreement(agreed: readonly string[]): string {
  if (agreed.length === 0) return "";
  const [first = ""] = agreed;
  const verb = agreed.length > 1 || first === "you" ? "agree" : "agrees";
  const words = listed(agreed);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${verb}. `;
}

/** What came of what the group agreed on. */
function GroupResult({ group, problem, step }: Of & { readonly group: GroupAnswer }) {
  const { you } = useRoom();
  const people = useSlice((state) => state.people);
  const isRight = group.verdict === "correct";
  return (
    <div class={`answer__verdict answer__verdict--${isRight ? "right" : "not-yet"}`} role="status">
      <Icon name={isRight ? "check" : "edit"} />
      <p>
        <strong>{opening(group.verdict)}</strong> Your group answered{" "}
        <q class="answer__given">
          <Given ask={step.ask} answer={group.answer} problem={problem} />
        </q>
        . {group.feedback !== "" && `${group.feedback} `}
        <span class="answer__tries">Agreed by {listed(names({ people }, group.took_part, you.person))}.</span>
        {!isRight && group.verdict !== "waiting" && " Talk it over, and propose another."}
      </p>
    </div>
  );
}

function opening(verdict: GroupAnswer["verdict"]): string {
  if (verdict === "correct") return "Right.";
  return verdict === "waiting" ? "Your tutor reads it." : "Not yet.";
}
