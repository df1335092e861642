import type { ComponentChildren } from "preact";

import { Icon, IconButton } from "../../ui";
import { landmarkElement } from "./keys";
import type { Layout } from "./useLayout";
import "./panel.css";

type PanelProps = {
  readonly layout: Layout;
  readonly part: "problem" | "chat";
  readonly name: string;
  /** What is new in it while it is folded, in words; empty for nothing. */
  readonly news: string;
  readonly children: ComponentChildren;
};

/** A side panel: unfolded, or a rail with its name. What is in it stays alive while it is folded. */
export function Panel({ layout, part, name, news, children }: PanelProps) {
  const breadth = layout.breadth.value;
  const isOpen = layout.shows(part);
  return (
    <section id={landmarkElement(part)} class={`panel panel--${part} ${isOpen ? "panel--open" : "panel--folded"}`} aria-label={name} tabIndex={-1}>
      {(breadth === "tablet" || (breadth === "wide" && !isOpen)) && <Rail layout={layout} part={part} name={name} news={news} isOpen={isOpen} />}
      <div class="panel__content" hidden={!isOpen}>
        {breadth !== "phone" && (
          <div class="panel__head">
            <p class="panel__name">{name}</p>
            <IconButton small icon="fold" label={`Fold ${name.toLowerCase()}`} letter={part === "problem" ? "[" : "]"} onClick={() => layout.toggle(part)} class={`panel__fold panel__fold--${part}`} />
          </div>
        )}
        {children}
      </div>
    </section>
  );
}

type RailProps = Omit<PanelProps, "children"> & { readonly isOpen: boolean };

function Rail({ layout, part, name, news, isOpen }: RailProps) {
  return (
    <div class="rail">
      <button type="button" class="rail__button" aria-expanded={isOpen} onClick={() => layout.toggle(part)}>
        <Icon name={part} />
        <span class="rail__name">{name}</span>
        {!isOpen && news !== "" && <span class="rail__news">{news}</span>}
      </button>
    </div>
  );
}
