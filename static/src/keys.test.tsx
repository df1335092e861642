import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { useLetters } from "./keys";
import { changeSettings } from "./settings";

const release = vi.fn();

function Page() {
  useLetters({ r: release });
  return <input aria-label="text" />;
}

beforeEach(() => {
  release.mockClear();
  changeSettings({ letters: true });
  render(<Page />);
});
afterEach(cleanup);

it("does what the letter stands for, written small or large", () => {
  fireEvent.keyDown(document.body, { key: "r" });
  fireEvent.keyDown(document.body, { key: "R" });
  expect(release).toHaveBeenCalledTimes(2);
});

it("leaves letters alone that are typed, or held with a modifier", () => {
  fireEvent.keyDown(screen.getByLabelText("text"), { key: "r" });
  fireEvent.keyDown(document.body, { key: "r", ctrlKey: true });
  fireEvent.keyDown(document.body, { key: "constructor" });
  expect(release).not.toHaveBeenCalled();
});

it("does nothing when letters are switched off", () => {
  changeSettings({ letters: false });
  fireEvent.keyDown(document.body, { key: "r" });
  expect(release).not.toHaveBeenCalled();
});
