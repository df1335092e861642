import { useEffect, useState } from "preact/hooks";

/** After how long loading says what it is doing, in milliseconds. */
const SAY_AFTER_MS = 1_000;

/** The shape of a room while it is fetched; past a second it says so. */
export function RoomSkeleton() {
  const [said, setSaid] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(true), SAY_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main class="room-skeleton" aria-busy="true" aria-label="The room">
      <h1 class="unseen">Room</h1>
      <div class="room-skeleton__header" />
      <div class="room-skeleton__parts">
        <div class="room-skeleton__side" />
        <div class="room-skeleton__board">
          <p role="status">{said && "Opening the room."}</p>
        </div>
        <div class="room-skeleton__side" />
      </div>
    </main>
  );
}
