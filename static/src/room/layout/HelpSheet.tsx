import { Dialog } from "../../ui";
import { boardKeys } from "../../board/keys";
import { settings } from "../../settings";
import "./help.css";

type Key = { readonly keys: readonly string[]; readonly does: string };

const ROOM: readonly Key[] = [
  { keys: ["F6"], does: "Go to the next part of the room: header, problem, board, chat" },
  { keys: ["Shift", "F6"], does: "Go to the part before" },
  { keys: ["["], does: "Fold the problem away, or bring it back" },
  { keys: ["]"], does: "Fold the chat away, or bring it back" },
  { keys: ["?"], does: "Open this sheet" },
  { keys: ["Escape"], does: "Close what is open, or stop what was begun" },
];

const CHAT: readonly Key[] = [
  { keys: ["Enter"], does: "Send the message" },
  { keys: ["Shift", "Enter"], does: "Begin a new line" },
  { keys: ["Escape"], does: "Do not answer the chosen message after all" },
];

/** Every key of the room, in one sheet. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose} wide>
      {!settings.value.letters && <p>Single letters are switched off in your settings, so those below do nothing now.</p>}
      <div class="help">
        <Group name="Everywhere" keys={ROOM} />
        <Group name="Chat" keys={CHAT} />
        <Group name="Board" keys={boardKeys} />
      </div>
    </Dialog>
  );
}

function Group({ name, keys }: { readonly name: string; readonly keys: readonly Key[] }) {
  return (
    <section class="help__group">
      <h3>{name}</h3>
      <dl class="help__keys">
        {keys.map((each) => (
          <div key={each.does} class="help__line">
            <dt>
              {each.keys.map((key, index) => (
                <>
                  {index > 0 && " + "}
                  <kbd class="help__key">{key}</kbd>
                </>
              ))}
            </dt>
            <dd>{each.does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
