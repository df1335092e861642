import { useRoom, useSlice } from "../context";
import { isStaff } from "../roles";
import { TutorProblem } from "../tutor/TutorProblem";
import { Credit } from "./Credit";
import { Ended } from "./Ended";
import { openFor } from "./modes/around";
import { ModeLine } from "./modes/ModeLine";
import { NudgeNotice, PrivateWords } from "./PrivateWords";
import { Plan } from "./Plan";
import { progressOf, workOf } from "./progress";
import { Statement } from "./Statement";
import { Steps } from "./Steps";
import "./problem.css";

/** The room's problem: for a student with their own progress, for staff with what they need to guide. */
export function ProblemPanel() {
  const { you } = useRoom();
  return <div class="problem-panel">{isStaff(you.role) ? <TutorProblem /> : <StudentProblem />}</div>;
}

function StudentProblem() {
  const store = useRoom();
  const problem = useSlice((state) => state.problem);
  const session = useSlice((state) => state.session);
  const sessions = useSlice((state) => state.sessions);
  const modes = useSlice((state) => state.modes);
  const variants = useSlice((state) => state.variants);
  const given = useSlice((state) => state.given);
  const allWork = useSlice((state) => state.work);
  const hasEnded = session === null && sessions > 0;
  if (problem === null) return hasEnded ? <Ended /> : <NoProblem waits={session === null} />;
  const mine = openFor(problem, { modes, variants, given }, store.you.person);
  const work = workOf(allWork, store.you.person, mine.id);
  return (
    <>
      {hasEnded && <Ended />}
      {mine.id !== problem.id && <p class="problem-panel__own">Your tutor picked this one for you. The others work on another problem.</p>}
      <Plan progress={progressOf(mine, work)} isOwn={mine.id !== problem.id} />
      <Statement problem={mine} />
      <NudgeNotice />
      <ModeLine />
      <Steps key={mine.id} problem={mine} work={work} />
      <PrivateWords />
      <Credit credit={mine.credit} />
    </>
  );
}

function NoProblem({ waits }: { readonly waits: boolean }) {
  return (
    <div class="problem-panel__empty">
      <h2>{waits ? "The session has not started yet" : "No problem is open yet"}</h2>
      <p>{waits ? "Your tutor starts it. The problem appears here then." : "Your tutor opens one. It appears here then."}</p>
    </div>
  );
}
