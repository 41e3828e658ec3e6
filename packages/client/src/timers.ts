/** Runs something once, later; the returned function calls it off. */
export type Later = (run: () => void, milliseconds: number) => () => void;

// Browsers, Node and WeChat all have these two, but no type library here says so.
declare function setTimeout(run: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** {@link Later} by the timers of the platform. */
export const platformLater: Later = (run, milliseconds) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};
