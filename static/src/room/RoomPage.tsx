import { useEffect, useState } from "preact/hooks";

import { ApiError, wordsFor } from "../api";
import type { Id } from "../ids";
import { Link } from "../router";
import { noteSignedOut } from "../session";
import { Button } from "../ui";
import { Room } from "./Room";
import { RoomSkeleton } from "./RoomSkeleton";
import { openRoom, type RoomStore } from "./store";
import "./roompage.css";

type Opening = { readonly is: "opening" } | { readonly is: "open"; readonly store: RoomStore } | { readonly is: "closed"; readonly error: unknown };

/** The page of one room: opens it, shows it, and says why when that cannot be. */
export function RoomPage({ roomId }: { readonly roomId: Id }) {
  const [opening, setOpening] = useState<Opening>({ is: "opening" });
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let left = false;
    let opened: RoomStore | null = null;
    setOpening({ is: "opening" });
    openRoom(roomId).then(
      (store) => {
        opened = store;
        if (left) store.close();
        else setOpening({ is: "open", store });
      },
      (error: unknown) => {
        if (error instanceof ApiError && error.isSignedOut) noteSignedOut();
        else if (!left) setOpening({ is: "closed", error });
      },
    );
    return () => {
      left = true;
      opened?.close();
    };
  }, [roomId, tries]);

  switch (opening.is) {
    case "opening":
      return <RoomSkeleton />;
    case "closed":
      return <Closed title="This room cannot be opened" message={wordsFor(opening.error)} onRetry={() => setTries(tries + 1)} />;
    case "open":
      return <Inside store={opening.store} onRetry={() => setTries(tries + 1)} />;
  }
}

function Inside({ store, onRetry }: { readonly store: RoomStore; readonly onRetry: () => void }) {
  const gone = store.gone.value;
  useEffect(() => {
    if (gone?.reason === "signed_out") noteSignedOut();
  }, [gone]);
  useEffect(() => {
    const before = document.title;
    document.title = `${store.room.name} · Studyhall`;
    return () => {
      document.title = before;
    };
  }, [store]);
  if (gone === null) return <Room store={store} />;
  return <Closed title="You are not in the room" message={gone.message} onRetry={onRetry} />;
}

type ClosedProps = { readonly title: string; readonly message: string; readonly onRetry: () => void };

/** Instead of the room: why it is not there, and the way on. */
function Closed({ title, message, onRetry }: ClosedProps) {
  return (
    <main class="closed">
      <h1 class="closed__title">{title}</h1>
      <p role="status">{message}</p>
      <div class="closed__actions">
        <Button variant="primary" onClick={onRetry}>
          Try again
        </Button>
        <Link href="/" class="button button--plain button--medium">
          Go to your rooms
        </Link>
      </div>
    </main>
  );
}
