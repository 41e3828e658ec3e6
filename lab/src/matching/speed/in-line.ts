import { openSync, readSync } from 'node:fs';

/** Time on the processor, time in line for it, and turns, of the thread that opened it; in nanoseconds. */
const SCHEDULED = '/proc/thread-self/schedstat';
const ROOM = 100;

/**
 * A clock of how long this thread has stood in line while other programs had the processors, in milliseconds; it stands
 * still where the system does not tell.
 */
export function clockOfWaiting(): () => number {
  const buffer = Buffer.alloc(ROOM);
  const file = opened();
  if (file === undefined) return () => 0;
  return () => {
    const text = buffer.toString('latin1', 0, readSync(file, buffer, 0, ROOM, 0));
    return Number(text.split(' ')[1] ?? 0) / 1e6;
  };
}

function opened(): number | undefined {
  try {
    return openSync(SCHEDULED, 'r');
  } catch {
    return undefined;
  }
}
