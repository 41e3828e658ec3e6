/** Where nobody tells when there is time: after the frame that is being drawn. */
const NEXT_FRAME_MS = 20;
/** A busy page gets on as well. */
const AT_LATEST_MS = 1_000;

/** Does it once what is on its way to the screen is there, and whoever taps has been heard. Only the H5 build calls it. */
export function whenIdle(work: () => void): void {
  // Safari has none.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: AT_LATEST_MS });
  else setTimeout(work, NEXT_FRAME_MS);
}
