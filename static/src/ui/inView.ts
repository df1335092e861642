/** The least room between what floats and the edge of the window, in pixels. */
const MARGIN = 4;

/**
 * Moves something that floats sideways by as much as it would stick out of the window.
 *
 * Its style sheet moves it by `--shift`, which is 0 before.
 */
export function keepInView(floating: HTMLElement): void {
  const { left, right } = floating.getBoundingClientRect();
  const over = Math.max(0, right + MARGIN - document.documentElement.clientWidth);
  const under = Math.max(0, MARGIN - left);
  floating.style.setProperty("--shift", `${under - over}px`);
}
