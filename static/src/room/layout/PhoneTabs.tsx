import { settings } from "../../settings/settings";
import { Icon } from "../../ui";
import type { Part } from "./panels";
import type { Layout } from "./useLayout";
import "./tabs.css";

const TABS: readonly { readonly part: Part; readonly name: string }[] = [
  { part: "problem", name: "Problem" },
  { part: "chat", name: "Chat" },
  { part: "board", name: "Board" },
];

type PhoneTabsProps = { readonly layout: Layout; readonly unread: number };

/** On a phone, one part of the room at a time. */
export function PhoneTabs({ layout, unread }: PhoneTabsProps) {
  const shown = layout.panels.value.tab;
  const { calm } = settings.value;
  return (
    <nav class="tabs" aria-label="Parts of the room">
      {TABS.map(({ part, name }) => (
        <button key={part} type="button" class="tabs__tab" aria-current={shown === part ? "true" : undefined} onClick={() => layout.toggle(part)}>
          <Icon name={part} />
          <span>
            {name}
            {part === "chat" && unread > 0 && (
              <span class="tabs__news">
                {calm ? "new" : unread} {!calm && <span class="unseen">new</span>}
              </span>
            )}
          </span>
        </button>
      ))}
    </nav>
  );
}
