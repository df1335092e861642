import { useCallback, useEffect, useMemo, useState } from "preact/hooks";

import { Board } from "../board/Board";
import { useShownStore } from "./anonymous";
import { Chat } from "./chat/Chat";
import { ChatModel } from "./chat/model";
import { ConnectionLine } from "./ConnectionLine";
import { RoomProvider } from "./context";
import { RoomHeader } from "./header/RoomHeader";
import { HelpSheet } from "./layout/HelpSheet";
import { goTo, landmarkElement, useRoomKeys } from "./layout/keys";
import { Panel } from "./layout/Panel";
import type { Part } from "./layout/panels";
import { PhoneTabs } from "./layout/PhoneTabs";
import { useLayout, type Layout } from "./layout/useLayout";
import { ProblemPanel } from "./problem/ProblemPanel";
import { isStaff } from "./roles";
import type { RoomStore } from "./store";
import { HeatStrip } from "./tutor/HeatStrip";
import { HelpPanel } from "./report/HelpPanel";
import { ReportDialog } from "./report/ReportDialog";
import { settings } from "../settings/settings";
import { Unanswered } from "./Unanswered";
import { useAnnouncedChanges } from "./useChanges";
import "./room.css";

/** A room that this person is in: header, problem, board and chat. */
export function Room({ store: whole }: { readonly store: RoomStore }) {
  const store = useShownStore(whole, isStaff(whole.you.role));
  const layout = useLayout(store.you);
  const chat = useChat(store, layout);
  useAnnouncedChanges(store);
  const [help, setHelp] = useState(false);
  useRoomKeys(
    layout,
    useCallback(() => setHelp(true), []),
  );
  const unread = chat.unread.value;
  return (
    <RoomProvider value={store}>
      <div class={`room room--${layout.breadth.value}`}>
        <SkipLinks layout={layout} />
        <RoomHeader onHelp={() => setHelp(true)} />
        <ConnectionLine />
        <Unanswered />
        <HelpPanel />
        <ReportDialog />
        <main class="room__parts">
          <Panel layout={layout} part="problem" name="Problem" news="">
            <ProblemPanel />
          </Panel>
          <section id={landmarkElement("board")} class="room__board" aria-label="Board" tabIndex={-1} hidden={!layout.shows("board")}>
            {isStaff(store.you.role) && <HeatStrip />}
            <Board store={store} />
          </section>
          <Panel layout={layout} part="chat" name="Chat" news={unread === 0 ? "" : settings.value.calm ? "new" : `${unread} new`}>
            <Chat chat={chat} />
          </Panel>
        </main>
        {layout.breadth.value === "phone" && <PhoneTabs layout={layout} unread={unread} />}
        {help && <HelpSheet onClose={() => setHelp(false)} />}
      </div>
    </RoomProvider>
  );
}

/** The chat of this room, that knows whether its panel is in view. */
function useChat(store: RoomStore, layout: Layout): ChatModel {
  const chat = useMemo(() => new ChatModel(store), [store]);
  const shown = layout.chatShown.value;
  useEffect(() => {
    chat.shown.value = shown;
  }, [chat, shown]);
  useEffect(() => () => chat.close(), [chat]);
  return chat;
}

const PLACES: readonly { readonly part: Part; readonly words: string }[] = [
  { part: "problem", words: "Skip to the problem" },
  { part: "board", words: "Skip to the board" },
  { part: "chat", words: "Skip to the chat" },
];

function SkipLinks({ layout }: { readonly layout: Layout }) {
  return (
    <nav aria-label="Skip">
      {PLACES.map(({ part, words }) => (
        <a
          key={part}
          class="skip"
          href={`#${landmarkElement(part)}`}
          onClick={(event) => {
            event.preventDefault();
            goTo(layout, part);
          }}
        >
          {words}
        </a>
      ))}
    </nav>
  );
}
