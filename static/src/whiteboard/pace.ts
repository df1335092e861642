/** Something that is wanted often, done now and then. */
export type Pace = {
  /** Does it once the pause since the last time is over. */
  readonly soon: () => void;
  /** Does it at once. */
  readonly now: () => void;
  /** Forgets what was wanted. */
  readonly stop: () => void;
};

export function pace(pauseMs: number, work: () => void): Pace {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const now = () => {
    stop();
    work();
  };
  return { soon: () => (timer ??= setTimeout(now, pauseMs)), now, stop };
}
