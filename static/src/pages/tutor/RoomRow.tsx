import type { JSX } from "preact";

import { api } from "../../api";
import { clock, counted, listed, moment } from "../../dates";
import { Link, navigate } from "../../router";
import { Button, Icon, Menu } from "../../ui";
import type { RoomCard } from "../../wire";
import { useAttempt } from "../attempt";

export type RoomRowProps = {
  readonly room: RoomCard;
  readonly onChange: () => void;
  readonly onEnd: () => void;
};

/** One room: what it is, what happens in it, and the one thing to do. */
export function RoomRow({ room, onChange, onEnd }: RoomRowProps): JSX.Element {
  const { pending, problem, run } = useAttempt();
  const start = () =>
    run(async () => {
      await api.startSession(room.id);
      navigate(`/room/${room.id}`);
    });
  const isLive = room.live_since !== null;
  const change = { label: "Name, classes and problems", icon: "edit", onSelect: onChange } as const;
  const past = {
    label: "Past sessions",
    icon: "clock",
    onSelect: () => navigate(`/room/${room.id}/sessions`),
  } as const;
  const end = { label: "End the session", icon: "end", onSelect: onEnd } as const;
  return (
    <li class={`room-row ${isLive ? "room-row--live" : ""}`}>
      <div class="room-row__words">
        <h3 class="room-row__name">{room.name}</h3>
        <p class="room-row__about">{aboutOf(room)}</p>
        <p class="room-row__now">
          {isLive && <Icon name="online" />}
          {nowOf(room)}
        </p>
      </div>
      <div class="room-row__actions">
        {isLive ? (
          <Link
            class="button button--primary"
            href={`/room/${room.id}`}
            aria-label={`Enter ${room.name}`}
          >
            Enter
          </Link>
        ) : (
          <>
            <Link
              class="button button--quiet"
              href={`/room/${room.id}`}
              aria-label={`Look in: ${room.name}`}
            >
              Look in
            </Link>
            <Button
              variant="primary"
              icon="start"
              pending={pending}
              aria-label={`Start session: ${room.name}`}
              onClick={start}
            >
              Start session
            </Button>
          </>
        )}
        <Menu
          label={`More for ${room.name}`}
          align="end"
          button={<Icon name="more" />}
          items={isLive ? [end, change, past] : [change, past]}
        />
      </div>
      <p class="field__problem room-row__problem" role="alert" hidden={problem === null}>
        {problem}
      </p>
    </li>
  );
}

function aboutOf({ classes, problem_set }: RoomCard): string {
  const who = listed(classes.map(({ name }) => name));
  return problem_set ? `${who} · ${problem_set.name}` : `${who} · no problem set`;
}

function nowOf({ live_since, here, last_session }: RoomCard): string {
  if (live_since !== null)
    return `Live since ${clock(live_since)}, ${here === 0 ? "no student here yet" : `${counted(here, "student")} here`}`;
  return last_session === null ? "No session yet" : `Last session ${moment(last_session)}`;
}
