/** Where in Studyhall this browser is. */
import { signal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";

export type Route =
  | { readonly is: "home" }
  | { readonly is: "sign-in" }
  | { readonly is: "library" }
  | { readonly is: "draft"; readonly draft: string }
  | { readonly is: "room" | "sessions"; readonly room: string }
  | { readonly is: "attention" }
  | { readonly is: "review" | "review-numbers" | "review-policy" }
  | { readonly is: "nowhere" };

const path = signal(location.pathname);

addEventListener("popstate", () => (path.value = location.pathname));

/** What an address stands for. */
export function routeOf(address: string): Route {
  if (address === "/") return { is: "home" };
  if (address === "/sign-in") return { is: "sign-in" };
  if (address === "/attention") return { is: "attention" };
  if (address === "/review") return { is: "review" };
  if (address === "/review/numbers") return { is: "review-numbers" };
  if (address === "/review/policy") return { is: "review-policy" };
  if (/^\/library\/?$/.test(address)) return { is: "library" };
  const draft = /^\/drafts\/([A-Za-z0-9_-]{1,40})\/?$/.exec(address)?.[1];
  if (draft !== undefined) return { is: "draft", draft };
  const past = /^\/room\/([A-Za-z0-9_-]{1,40})\/sessions\/?$/.exec(address)?.[1];
  if (past !== undefined) return { is: "sessions", room: past };
  const room = /^\/room\/([A-Za-z0-9_-]{1,40})\/?$/.exec(address)?.[1];
  return room === undefined ? { is: "nowhere" } : { is: "room", room };
}

/** The route of now; a component that reads it follows it. */
export function currentRoute(): Route {
  return routeOf(path.value);
}

/** Goes to another address of Studyhall. `replace` leaves no way back to this one. */
export function navigate(to: string, options: { readonly replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  path.value = location.pathname;
  scrollTo(0, 0);
}

export type LinkProps = {
  readonly href: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly "aria-label"?: string;
};

/** A link within Studyhall: followed without loading the page anew. */
export function Link({ href, children, ...rest }: LinkProps): JSX.Element {
  const follow = (event: MouseEvent) => {
    // A new tab or a download is the browser's business.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    navigate(href);
  };
  return (
    <a href={href} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
