import { act, cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Announcer, announce, Button, Dialog, Field, IconButton, Menu, Waiting } from ".";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** Does something, and lets the page follow. */
const then = (task: () => void) => void act(task);
const pass = (ms: number) => then(() => void vi.advanceTimersByTime(ms));

describe("a button", () => {
  it("does what it is for", () => {
    const done = vi.fn();
    render(<Button onClick={done}>Start</Button>);
    fireEvent.click(screen.getByRole("button", { name: "Start" }));
    expect(done).toHaveBeenCalledOnce();
  });

  it.each([{ pending: true }, { disabled: true }])(
    "that rests (%o) keeps its focus and does nothing",
    (rest) => {
      const done = vi.fn();
      render(
        <Button type="submit" onClick={done} {...rest}>
          Start
        </Button>,
      );
      const button = screen.getByRole("button");
      button.focus();
      fireEvent.click(button);
      expect(document.activeElement).toBe(button);
      expect(button.getAttribute("aria-disabled")).toBe("true");
      expect(button.getAttribute("type")).toBe("button");
      expect(done).not.toHaveBeenCalled();
    },
  );

  it("of an icon has its name, its letter, and a tooltip that Escape puts away", () => {
    const { container } = render(<IconButton icon="pen" label="Pen" letter="P" pressed />);
    const button = screen.getByRole("button", { name: "Pen", pressed: true });
    expect(button.getAttribute("aria-keyshortcuts")).toBe("P");
    then(() => void button.parentElement?.dispatchEvent(new MouseEvent("mouseenter")));
    expect(container.textContent).toBe("PenP");
    fireEvent.keyDown(document.body, { key: "Escape" });
    expect(container.textContent).toBe("");
  });
});

describe("a field", () => {
  it("is described by its hint and its problem", () => {
    render(
      <Field label="Class code" hint="Your tutor knows it." problem="No class has this code." />,
    );
    const input = screen.getByLabelText("Class code");
    const describedBy = input.getAttribute("aria-describedby")?.split(" ") ?? [];
    expect(describedBy.map((id) => document.getElementById(id)?.textContent)).toEqual([
      "Your tutor knows it.",
      "No class has this code.",
    ]);
    expect(input.getAttribute("aria-invalid")).toBe("true");
  });
});

describe("a menu", () => {
  const change = vi.fn();
  const end = vi.fn();

  beforeEach(() => {
    change.mockClear();
    render(
      <>
        <Menu
          label="More"
          items={[
            { label: "Change", onSelect: change },
            { label: "End", onSelect: end },
          ]}
        />
        <button type="button">elsewhere</button>
      </>,
    );
    fireEvent.click(screen.getByRole("button", { name: "More" }));
  });

  const press = (key: string) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key });
  const focused = () => document.activeElement?.textContent;

  it("opens on its first item", () => expect(focused()).toBe("Change"));

  it("is gone through with arrows, ends and letters", () => {
    press("ArrowDown");
    expect(focused()).toBe("End");
    press("ArrowDown");
    expect(focused()).toBe("Change");
    press("End");
    expect(focused()).toBe("End");
    press("c");
    expect(focused()).toBe("Change");
    press("ArrowUp");
    expect(focused()).toBe("End");
    press("Home");
    expect(focused()).toBe("Change");
  });

  it("closes on Escape, and gives the focus back", () => {
    press("Escape");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(focused()).toBe("More");
  });

  it("closes when something is chosen, or the pointer goes elsewhere", () => {
    fireEvent.click(screen.getByRole("menuitem", { name: "Change" }));
    expect(change).toHaveBeenCalledOnce();
    expect(screen.queryByRole("menu")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "More" }));
    fireEvent.pointerDown(screen.getByText("elsewhere"));
    expect(screen.queryByRole("menu")).toBeNull();
  });
});

describe("a dialog", () => {
  it("focuses what there is to fill in, closes on Escape, and gives the focus back", () => {
    const closed = vi.fn();
    const { unmount } = render(<button type="button">opener</button>);
    screen.getByText("opener").focus();
    const opened = render(
      <Dialog title="New room" onClose={closed}>
        <Field label="Name" />
      </Dialog>,
    );
    expect(document.activeElement).toBe(screen.getByLabelText("Name"));
    const cancel = new Event("cancel", { cancelable: true });
    then(() => void screen.getByRole("dialog", { name: "New room" }).dispatchEvent(cancel));
    expect(cancel.defaultPrevented).toBe(true);
    expect(closed).toHaveBeenCalledOnce();
    opened.unmount();
    expect(document.activeElement?.textContent).toBe("opener");
    unmount();
  });
});

describe("announcements", () => {
  it("that are polite are gathered, and said as one", () => {
    render(<Announcer />);
    announce("One.");
    announce("Two.");
    expect(screen.getByRole("status").textContent).toBe("");
    pass(500);
    expect(screen.getByRole("status").textContent).toBe("One. Two.");
  });

  it("in calm mode tells news together, and answers what one does at once", () => {
    document.documentElement.dataset["calm"] = "on";
    render(<Announcer />);
    announce("Tom: hello", { news: true });
    pass(9_000);
    expect(screen.getByRole("status").textContent).not.toContain("hello");
    announce("Ana: hi", { news: true });
    pass(1_000);
    expect(screen.getByRole("status").textContent).toBe("Tom: hello Ana: hi");
    announce("Tom: bye", { news: true });
    announce("Now at place 2 of 4.");
    pass(500);
    expect(screen.getByRole("status").textContent).toBe("Tom: bye Now at place 2 of 4.");
    delete document.documentElement.dataset["calm"];
  });

  it("that are assertive are said at once, also twice the same", () => {
    render(<Announcer />);
    then(() => announce("Tina asks you.", { assertive: true }));
    const first = screen.getByRole("alert").textContent;
    then(() => announce("Tina asks you.", { assertive: true }));
    expect(screen.getByRole("alert").textContent).not.toBe(first);
    expect(screen.getByRole("alert").textContent.trim()).toBe("Tina asks you.");
  });
});

it("waiting says what it is doing past one second", () => {
  render(<Waiting doing="Fetching your rooms." />);
  expect(screen.getByRole("status").textContent).toBe("");
  pass(1_000);
  expect(screen.getByRole("status").textContent).toBe("Fetching your rooms.");
});
