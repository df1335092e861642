import { useEffect, useState } from "preact/hooks";

import { Icon } from "../ui";
import { useRoom } from "./context";

/** How long a connection may be gone before a line says so, in milliseconds: most come back at once. */
const PATIENCE_MS = 2_000;

/** One quiet line while this browser is offline. */
export function ConnectionLine() {
  const { connection } = useRoom();
  const isAway = connection.value === "offline";
  const [shown, setShown] = useState(isAway);
  useEffect(() => {
    if (!isAway) {
      setShown(false);
      return undefined;
    }
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isAway]);
  return (
    <div role="status" class="offline-line-frame">
      {shown && (
        <p class="offline-line">
          <Icon name="offline" />
          You are offline. Keep going: what you do is saved and sent when you are back.
        </p>
      )}
    </div>
  );
}
