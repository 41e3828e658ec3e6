/** Something to let go of, by the name that the log gives it. */
export type Step = readonly [name: string, close: () => Promise<unknown>];

/** Whoever stops a server takes it for stuck and kills it some seconds later; better it says what it waits for, and ends. */
const PATIENCE_MS = 15_000;

/** Lets go of one after the other. When that takes longer than 15 s, `giveUp` learns what is waited for. */
export async function stopInOrder(
  steps: readonly Step[],
  giveUp: (waitedFor: string) => void = () => undefined,
): Promise<void> {
  let waitedFor = '';
  const timer = setTimeout(() => giveUp(waitedFor), PATIENCE_MS);
  try {
    for (const [name, close] of steps) {
      waitedFor = name;
      await close();
    }
  } finally {
    clearTimeout(timer);
  }
}
