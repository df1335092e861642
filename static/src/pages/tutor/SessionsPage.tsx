import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { api, reportAddress, wordsFor } from "../../api";
import { clock, moment } from "../../dates";
import { ReportView } from "../../room/overview/ReportView";
import { Button, Checkbox, Notice, Waiting } from "../../ui";
import type { RoomSession, RoomSessions, SessionReport } from "../../wire";
import { Empty } from "../Empty";
import { Page } from "../Page";

/** The sessions of a room: what was done in each, to read and to download. */
export function SessionsPage({ roomId }: { readonly roomId: string }): JSX.Element {
  const [found, setFound] = useState<RoomSessions | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [hidden, setHidden] = useState(false);
  useEffect(() => {
    api.sessions(roomId).then(setFound, (error: unknown) => setTrouble(wordsFor(error)));
  }, [roomId]);
  return (
    <Page title={found === null ? "Sessions" : `Sessions in ${found.room.name}`}>
      {trouble !== null && <Notice tone="careful">{trouble}</Notice>}
      {found === null && trouble === null && <Waiting doing="Looking for the sessions of this room." />}
      {found?.sessions.length === 0 && (
        <Empty icon="clock" title="No session yet">
          When you have held a session in this room, what your students did in it can be read and downloaded here.
        </Empty>
      )}
      {found !== null && found.sessions.length > 0 && (
        <>
          <Checkbox label="Hide names" hint="Students become “Student 1”, “Student 2”, here and in the files." checked={hidden} onChange={({ currentTarget }) => setHidden(currentTarget.checked)} />
          <ul class="sessions">
            {found.sessions.map((session) => (
              <SessionRow key={session.session} room={roomId} session={session} hidden={hidden} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

type RowProps = { readonly room: string; readonly session: RoomSession; readonly hidden: boolean };

function SessionRow({ room, session, hidden }: RowProps): JSX.Element {
  const [report, setReport] = useState<SessionReport | null>(null);
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const when = `${capital(moment(session.started_at))}${session.ended_at === null ? ", under way" : ` to ${clock(session.ended_at)}`}`;
  const look = () => {
    setAsked(true);
    setTrouble(null);
    api
      .report(room, session.session)
      .then(setReport, (error: unknown) => setTrouble(wordsFor(error)))
      .finally(() => setAsked(false));
  };
  return (
    <li class="session-row">
      <h2>{when}</h2>
      <div class="overview__acts">
        <Button size="small" pending={asked} aria-expanded={report !== null} onClick={() => (report === null ? look() : setReport(null))}>
          {report === null ? "What was done" : "Fold"}
          <span class="unseen"> in the session of {when}</span>
        </Button>
        <a href={reportAddress(room, session.session, hidden)} download>
          Download as CSV<span class="unseen"> the session of {when}</span>
        </a>
      </div>
      {trouble !== null && <Notice tone="careful">{trouble}</Notice>}
      {report !== null && <ReportView report={report} hidden={hidden} />}
    </li>
  );
}
