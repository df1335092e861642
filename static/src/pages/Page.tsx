import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { Link } from "../router";
import { me } from "../session";
import { SettingsButton } from "../settings";
import { AccountMenu } from "./AccountMenu";
import { isStale } from "./loading";
import { Mark } from "./Mark";
import "./Page.css";

export type PageProps = {
  /** What the page is called: its heading, and the name of the tab. */
  readonly title: string;
  readonly unseenTitle?: boolean;
  /** A line under the heading. */
  readonly lead?: ComponentChildren;
  /** The one thing to do on this page, beside the heading. */
  readonly action?: ComponentChildren;
  readonly children: ComponentChildren;
};

/** A page outside rooms: who is here at the top, then what it is about. */
export function Page({
  title,
  unseenTitle = false,
  lead,
  action,
  children,
}: PageProps): JSX.Element {
  const heading = useTitle(title);
  return (
    <>
      <a class="skip" href="#main">
        Skip to the page
      </a>
      <TopBar />
      <p class="page__stale" role="status">
        {isStale.value &&
          "You are offline, or Studyhall cannot be reached. This page is brought up to date as soon as it can be."}
      </p>
      <main class="page" id="main" tabIndex={-1}>
        <div class={unseenTitle ? "unseen" : "page__head"}>
          <div class="page__words">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {lead && <p class="page__lead">{lead}</p>}
          </div>
          {action && <div class="page__actions">{action}</div>}
        </div>
        {children}
      </main>
    </>
  );
}

/** Whether somebody has done something on this page yet. */
let isInUse = false;
for (const sign of ["pointerdown", "keydown"]) {
  addEventListener(sign, () => (isInUse = true), { once: true, capture: true });
}

/**
 * Names the tab. Where the page before took the focus away with it, the heading gets it, so that
 * readers hear where they are; on a fresh page it stays at the start, before the skip link.
 */
function useTitle(title: string): { readonly current: HTMLHeadingElement | null } {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === "Studyhall" ? title : `${title} · Studyhall`;
    if (isInUse && document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true });
  }, [title]);
  return heading;
}

function TopBar(): JSX.Element {
  const known = me.value;
  return (
    <header class="top-bar">
      <Link href="/" class="top-bar__mark">
        <Mark />
        Studyhall
      </Link>
      <span class="top-bar__school">{known?.school.name}</span>
      {known?.person.role === "tutor" && (
        <Link href="/library" class="button button--quiet">
          Problems
        </Link>
      )}
      {known?.person.role === "admin" && (
        <Link href="/review" class="button button--quiet">
          Review
        </Link>
      )}
      <SettingsButton />
      {known && <AccountMenu name={known.person.name} />}
    </header>
  );
}
