import { render, waitFor } from "@testing-library/preact";
import katexLibrary from "katex";
import { expect, test, vi } from "vitest";

import { katex, setFormula } from "./katex";
import { Maths } from "./Maths";
import { Prose } from "./Prose";

// KaTeX looks, as it is loaded, whether the page has a doctype; the test's document cannot tell.
vi.hoisted(() => Object.defineProperty(document, "compatMode", { value: "CSS1Compat" }));

test("until KaTeX is here the source is shown, and then the formula with its MathML", async () => {
  katex.value = null;
  const { container } = render(<Maths tex="x^2" />);
  expect(container.textContent).toBe("x^2");
  await waitFor(() => expect(container.querySelector("math")).not.toBeNull());
  expect(container.querySelector(".katex-html")?.getAttribute("aria-hidden")).toBe("true");
});

test("what cannot be read stands as it was written", () => {
  katex.value = katexLibrary;
  const { container } = render(<Maths tex="\frac{1" />);
  expect(container.textContent).toBe("\\frac{1");
  expect(container.querySelector(".maths--source")).not.toBeNull();
});

test.each([
  ["a link", "\\href{javascript:alert(1)}{x}"],
  ["a picture", "\\includegraphics{https://example.org/x.png}"],
  ["a style", "\\htmlStyle{color:red}{x}"],
  ["endless expansion", "\\def\\a{\\a\\a}\\a"],
])("%s in a formula does nothing", (_, tex) => {
  const host = document.createElement("span");
  setFormula(katexLibrary, host, tex, false);
  expect(host.querySelector("a, img, [style*='color:red']")).toBeNull();
});

test("a picture that does not load leaves its description", async () => {
  const { container } = render(<Prose text="![A ladder](ladder.svg)" problem="p1" />);
  const image = container.querySelector("img");
  expect(image?.getAttribute("src")).toBe("/api/figures/p1/ladder.svg");
  image?.dispatchEvent(new Event("error"));
  await waitFor(() => expect(container.textContent).toContain("A ladder"));
});
