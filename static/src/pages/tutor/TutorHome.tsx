import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { Button } from "../../ui";
import type { RoomCard, TutorHome as Home } from "../../wire";
import type { HomeProps } from "../homeProps";
import { Empty } from "../Empty";
import { Link } from "../../router";
import { Page } from "../Page";
import { EndDialog } from "./EndDialog";
import { LookAgain } from "./LookAgain";
import { RoomDialog } from "./RoomDialog";
import { RoomRow } from "./RoomRow";
import "../rooms.css";
import "./tutor.css";

type Open =
  | { readonly is: "nothing" }
  | { readonly is: "making" }
  | { readonly is: "changing" | "ending"; readonly room: RoomCard };

/** A tutor's rooms: those with a session under way first. */
export function TutorHome({ home, renew }: HomeProps<Home>): JSX.Element {
  const [open, setOpen] = useState<Open>({ is: "nothing" });
  const close = () => setOpen({ is: "nothing" });
  const closeAndRenew = () => {
    close();
    void renew();
  };
  const live = home.rooms.filter((room) => room.live_since !== null);
  const others = home.rooms.filter((room) => room.live_since === null);
  const list = (rooms: readonly RoomCard[]) => (
    <ul class="rooms">
      {rooms.map((room) => (
        <RoomRow
          key={room.id}
          room={room}
          onChange={() => setOpen({ is: "changing", room })}
          onEnd={() => setOpen({ is: "ending", room })}
        />
      ))}
    </ul>
  );
  const canMake = home.classes.length > 0;
  return (
    <Page
      title="Your rooms"
      action={
        home.rooms.length > 0 &&
        canMake && (
          <>
            <Link href="/attention" class="button button--plain button--medium">
              Who needs you
            </Link>
            <Button icon="plus" onClick={() => setOpen({ is: "making" })}>
              New room
            </Button>
          </>
        )
      }
    >
      {live.length > 0 && (
        <section class="part" aria-labelledby="live">
          <h2 id="live">Live now</h2>
          {list(live)}
        </section>
      )}
      {others.length > 0 && (
        <section class="part" aria-labelledby="others">
          <h2 id="others">{live.length > 0 ? "Other rooms" : "Ready to start"}</h2>
          {list(others)}
        </section>
      )}
      {home.rooms.length > 0 && <LookAgain />}
      {home.rooms.length === 0 && (
        <NoRooms canMake={canMake} onMake={() => setOpen({ is: "making" })} />
      )}
      {open.is === "making" && (
        <RoomDialog home={home} room={null} onDone={closeAndRenew} onClose={close} />
      )}
      {open.is === "changing" && (
        <RoomDialog home={home} room={open.room} onDone={closeAndRenew} onClose={close} />
      )}
      {open.is === "ending" && (
        <EndDialog room={open.room} onDone={closeAndRenew} onClose={close} />
      )}
    </Page>
  );
}

function NoRooms({
  canMake,
  onMake,
}: {
  readonly canMake: boolean;
  readonly onMake: () => void;
}): JSX.Element {
  if (!canMake) {
    return (
      <Empty icon="people" title="You have no class yet">
        A room is for a class. As soon as an admin of your school has added one, you can make a room
        for it here.
      </Empty>
    );
  }
  return (
    <Empty
      icon="board"
      title="Here will be your rooms"
      action={
        <Button variant="primary" icon="plus" onClick={onMake}>
          Make your first room
        </Button>
      }
    >
      A room is where you meet a class: with a board, a chat and problems to work on step by step.
      It stays, and you hold sessions in it.
    </Empty>
  );
}
