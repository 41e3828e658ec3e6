/**
 * Runs `run` at most once per `ms`: at once when it has been quiet, else once at the end of the interval.
 * `cancel` drops a call that is still waiting.
 */
export function throttle(run: () => void, ms: number): { (): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let waiting = false;
  const fire = (): void => {
    run();
    timer = setTimeout(() => {
      timer = null;
      if (!waiting) return;
      waiting = false;
      fire();
    }, ms);
  };
  const call = (): void => {
    if (timer === null) fire();
    else waiting = true;
  };
  call.cancel = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    waiting = false;
  };
  return call;
}
