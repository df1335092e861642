import { useEffect, useState } from "preact/hooks";

import { api, reportAddress, wordsFor } from "../../api";
import { Dialog, Notice, Waiting } from "../../ui";
import type { SessionReport } from "../../wire";
import { isAnonymous } from "../anonymous";
import { useRoom, useSlice } from "../context";
import { ReportView } from "./ReportView";

/** How long after something was done the overview is brought up to date, in milliseconds. */
const REST_MS = 1_000;

/** The session that is under way, by skill and student, with each one's acts; it follows what is done. */
export function Overview({ onClose }: { readonly onClose: () => void }) {
  const { room } = useRoom();
  const session = useSlice((state) => state.session?.id ?? null);
  const { report, trouble } = useReport(room.id, session);
  return (
    <Dialog title="Who can do what" onClose={onClose} wide>
      {session === null && report === null && <p>When a session is under way, this says what each student has done in it.</p>}
      {trouble !== null && <Notice tone="careful">{trouble}</Notice>}
      {session !== null && report === null && trouble === null && <Waiting doing="Reading what was done." />}
      {report !== null && (
        <>
          <ReportView report={report} hidden={isAnonymous.value} />
          <p>
            <a href={reportAddress(room.id, report.session, isAnonymous.value)} download>
              Download as CSV
            </a>
          </p>
        </>
      )}
    </Dialog>
  );
}

/** The report of a session, asked for again a little after work was done in the room. */
function useReport(room: string, session: string | null) {
  const work = useSlice((state) => state.work);
  const modes = useSlice((state) => state.modes);
  const [report, setReport] = useState<SessionReport | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    if (session === null) return;
    let wanted = true;
    const timer = setTimeout(
      () => {
        api.report(room, session).then(
          (found) => {
            if (!wanted) return;
            setReport(found);
            setTrouble(null);
          },
          (error: unknown) => {
            if (wanted) setTrouble(wordsFor(error));
          },
        );
      },
      report === null ? 0 : REST_MS,
    );
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
    // The report itself is no reason to ask for it again.
  }, [room, session, work, modes]);
  return { report, trouble };
}
