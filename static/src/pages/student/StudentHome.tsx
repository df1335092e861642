import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { clock, moment, span } from "../../dates";
import { Link } from "../../router";
import { announce, Icon } from "../../ui";
import type { PastSession, StudentHome as Home, StudentRoom } from "../../wire";
import { Empty } from "../Empty";
import type { HomeProps } from "../homeProps";
import { Page } from "../Page";
import { Decisions } from "./Decisions";
import { LookAgain } from "./LookAgain";
import "../rooms.css";
import "./student.css";

/** A student's rooms: what is live first, then the others, then what was. */
export function StudentHome({ me, home }: HomeProps<Home>): JSX.Element {
  const live = home.rooms.filter((room) => room.live_since !== null);
  const others = home.rooms.filter((room) => room.live_since === null);
  useLiveAnnounced(live);
  return (
    <Page title={`Hello ${me.person.name}`} lead={leadOf(live.length, home.rooms.length)}>
      {live.length > 0 && (
        <ul class="rooms">
          {live.map((room) => (
            <LiveRoom key={room.id} room={room} />
          ))}
        </ul>
      )}
      {home.rooms.length === 0 && (
        <Empty icon="board" title="Here will be your rooms">
          When a tutor makes a room for your class, you find it here. There is nothing you need to
          do.
        </Empty>
      )}
      {others.length > 0 && (
        <section class="part" aria-labelledby="others">
          <h2 id="others">{live.length > 0 ? "Your other rooms" : "Your rooms"}</h2>
          <ul class="rooms">
            {others.map((room) => (
              <QuietRoom key={room.id} room={room} />
            ))}
          </ul>
        </section>
      )}
      <Decisions />
      <LookAgain />
      {home.past.length > 0 && <Past past={home.past} />}
    </Page>
  );
}

function leadOf(live: number, rooms: number): string | undefined {
  if (rooms === 0) return undefined;
  if (live === 0) return "No session is live right now. This page shows it when one starts.";
  return live === 1 ? "A session is live. You can come in." : `${live} sessions are live.`;
}

function LiveRoom({ room }: { readonly room: StudentRoom }): JSX.Element {
  return (
    <li class="room-row room-row--live live-room">
      <div class="room-row__words">
        <h2 class="live-room__name">{room.name}</h2>
        <p class="room-row__now">
          <Icon name="online" />
          Live{room.live_since !== null && ` since ${clock(room.live_since)}`} with {room.tutor}
        </p>
      </div>
      <Link
        class="button button--primary button--large"
        href={`/room/${room.id}`}
        aria-label={`Come in: ${room.name}`}
      >
        Come in
      </Link>
    </li>
  );
}

function QuietRoom({ room }: { readonly room: StudentRoom }): JSX.Element {
  return (
    <li class="room-row">
      <div class="room-row__words">
        <h3 class="room-row__name">{room.name}</h3>
        <p class="room-row__about">With {room.tutor}</p>
      </div>
      <Link
        class="button button--plain"
        href={`/room/${room.id}`}
        aria-label={`Look in: ${room.name}`}
      >
        Look in
      </Link>
    </li>
  );
}

function Past({ past }: { readonly past: readonly PastSession[] }): JSX.Element {
  return (
    <section class="part" aria-labelledby="past">
      <h2 id="past">Earlier sessions</h2>
      <ul class="past">
        {past.map((session) => (
          <li key={session.session} class="past__session">
            <Link href={`/room/${session.room}`}>{session.room_name}</Link>
            <span class="past__when">
              {moment(session.started_at)}, {span(session.ended_at - session.started_at)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Says it when a room goes live while the page is open. */
function useLiveAnnounced(live: readonly StudentRoom[]): void {
  const before = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const known = before.current;
    if (known)
      for (const room of live) if (!known.has(room.id)) announce(`${room.name} is live now.`);
    before.current = new Set(live.map(({ id }) => id));
  });
}
