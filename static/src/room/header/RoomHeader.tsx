import { changeSettings, settings, SettingsButton } from "../../settings";
import { Link } from "../../router";
import { at } from "../../state/record";
import { Icon, IconButton } from "../../ui";
import { useRoom, useSlice } from "../context";
import { landmarkElement } from "../layout/keys";
import type { Connection } from "../store";
import { HandButton } from "./HandButton";
import { sessionLine } from "./place";
import { SessionControl } from "./SessionControl";
import "./header.css";

/** The line at the top: which room, how far the session is, and what is always at hand. */
export function RoomHeader({ onHelp }: { readonly onHelp: () => void }) {
  const store = useRoom();
  const { calm } = settings.value;
  return (
    <header id={landmarkElement("header")} class="room-header" tabIndex={-1}>
      <div class="room-header__where">
        <h1 class="room-header__name">{store.room.name}</h1>
        <SessionLine />
      </div>
      <div class="room-header__tools">
        <ConnectionSign connection={store.connection.value} />
        {store.you.role === "tutor" && <SessionControl />}
        {store.you.role === "student" && <HandButton />}
        <IconButton icon="calm" label="Calm mode" pressed={calm} onClick={() => changeSettings({ calm: !calm })} />
        <SettingsButton />
        <span class="room-header__help">
          <IconButton icon="help" label="Keys" letter="?" onClick={onHelp} />
        </span>
        <Link href="/" class="room-header__leave">
          <Icon name="leave" />
          <span>Leave</span>
        </Link>
      </div>
    </header>
  );
}

function SessionLine() {
  const { you } = useRoom();
  const session = useSlice((state) => state.session);
  const sessions = useSlice((state) => state.sessions);
  // Staff are told of the room's problem; a student of the one before them.
  const problem = useSlice((state) => at(state.given, you.person) ?? state.problem);
  const work = useSlice((state) => state.work);
  return <p class="room-header__session">{sessionLine({ session, sessions, problem, work }, you)}</p>;
}

const SIGNS = {
  connecting: { icon: "clock", words: "Connecting" },
  live: { icon: "online", words: "Connected" },
  offline: { icon: "offline", words: "Offline" },
  gone: { icon: "offline", words: "Not connected" },
} as const;

/** The connection as a sign and a word. */
function ConnectionSign({ connection }: { readonly connection: Connection }) {
  const { icon, words } = SIGNS[connection];
  return (
    <p class={`connection connection--${connection}`}>
      <Icon name={icon} />
      <span class="connection__words">{words}</span>
    </p>
  );
}
