import type { JSX } from "preact";

import { api } from "../../api";
import { Button, Dialog, Notice } from "../../ui";
import type { RoomCard } from "../../wire";
import { useAttempt } from "../attempt";

export type EndDialogProps = {
  readonly room: RoomCard;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** Asked because nothing brings an ended session back: the next one starts without its work. */
export function EndDialog({ room, onDone, onClose }: EndDialogProps): JSX.Element {
  const { pending, problem, run } = useAttempt();
  const end = () =>
    run(async () => {
      await api.endSession(room.id);
      onDone();
    });
  const actions = (
    <>
      <Button variant="primary" pending={pending} onClick={end}>
        End the session
      </Button>
      <Button onClick={onClose}>Keep going</Button>
    </>
  );
  return (
    <Dialog title={`End the session in ${room.name}?`} onClose={onClose} actions={actions}>
      <p>
        Everybody leaves with it. What was said and drawn stays in the room; work on problems is
        closed.
      </p>
      {problem !== null && <Notice tone="wrong">{problem}</Notice>}
    </Dialog>
  );
}
