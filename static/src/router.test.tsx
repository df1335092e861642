import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { currentRoute, Link, navigate, routeOf } from "./router";

function Where() {
  return <p>{currentRoute().is}</p>;
}

beforeEach(() => navigate("/"));
afterEach(cleanup);

describe("an address", () => {
  it.each([
    ["/", { is: "home" }],
    ["/sign-in", { is: "sign-in" }],
    ["/room/r-1_A", { is: "room", room: "r-1_A" }],
    ["/room/r1/", { is: "room", room: "r1" }],
    ["/library", { is: "library" }],
    ["/drafts/d-1_A", { is: "draft", draft: "d-1_A" }],
    ["/drafts/", { is: "nowhere" }],
    ["/room/", { is: "nowhere" }],
    ["/room/a/b", { is: "nowhere" }],
    ["/rooms", { is: "nowhere" }],
  ])("%s stands for %o", (address, route) => expect(routeOf(address)).toEqual(route));
});

describe("a link", () => {
  const follow = (init: MouseEventInit) =>
    fireEvent(
      screen.getByRole("link"),
      new MouseEvent("click", { bubbles: true, cancelable: true, ...init }),
    );

  beforeEach(() => {
    render(
      <>
        <Where />
        <Link href="/room/r1">Enter</Link>
      </>,
    );
  });

  it("is followed without loading the page anew", async () => {
    expect(follow({})).toBe(false);
    expect(location.pathname).toBe("/room/r1");
    await screen.findByText("room");
  });

  it.each([
    { ctrlKey: true },
    { metaKey: true },
    { shiftKey: true },
    { altKey: true },
    { button: 1 },
  ])("is the browser's business with %o", (init) => {
    expect(follow(init)).toBe(true);
    expect(screen.getByText("home")).toBeTruthy();
  });
});
