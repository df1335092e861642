import { useState } from "preact/hooks";

import { Button, Dialog } from "../../ui";
import { useAsking } from "../asking";
import { useSlice } from "../context";

/** A tutor starts the session, or ends it for everybody: that cannot be taken back, so it asks. */
export function SessionControl() {
  const session = useSlice((state) => state.session);
  const { ask, pending, refusal } = useAsking();
  const [ending, setEnding] = useState(false);
  const end = () => {
    setEnding(false);
    void ask({ kind: "session.end" });
  };
  return (
    <span class="room-header__asking">
      {session === null ? (
        <Button variant="primary" icon="start" pending={pending} onClick={() => void ask({ kind: "session.start" })}>
          Start session
        </Button>
      ) : (
        <Button icon="end" pending={pending} onClick={() => setEnding(true)}>
          End session
        </Button>
      )}
      {refusal !== null && (
        <span class="room-header__refused" role="status">
          {refusal.message}
        </span>
      )}
      {ending && (
        <Dialog
          title="End the session for everybody?"
          onClose={() => setEnding(false)}
          actions={
            <>
              <Button variant="primary" onClick={end}>
                End session
              </Button>
              <Button onClick={() => setEnding(false)}>Go on</Button>
            </>
          }
        >
          <p>Students can still read the board and the chat, and see what they solved. A new session begins with fresh steps.</p>
        </Dialog>
      )}
    </span>
  );
}
