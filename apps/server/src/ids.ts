/** 2024-01-01T00:00:00Z: ids count milliseconds from here, which leaves 41 bits until 2093. */
const ID_EPOCH_MS = 1_704_067_200_000;
const NODE_BITS = 5;
const SEQUENCE_BITS = 7;

/** Makes ids. Each is larger than the one before from the same source. */
export type IdSource = () => number;

/**
 * Time-sortable ids of 53 bits: 41 bits of milliseconds, 5 bits of process number, 7 bits of sequence. When 128 ids
 * are used up within a millisecond the source runs ahead of the clock, it never waits and never repeats.
 *
 * @param now milliseconds since the Unix epoch
 * @param process holds the process number 0..31, different for processes that share a store
 */
export function createIdSource(now: () => number, process: { readonly number: number }): IdSource {
  let lastMs = 0;
  let sequence = 0;
  return () => {
    const ms = Math.max(now() - ID_EPOCH_MS, lastMs);
    if (ms > lastMs) {
      lastMs = ms;
      sequence = 0;
    } else {
      sequence += 1;
      if (sequence === 2 ** SEQUENCE_BITS) {
        lastMs += 1;
        sequence = 0;
      }
    }
    return (lastMs * 2 ** NODE_BITS + process.number) * 2 ** SEQUENCE_BITS + sequence;
  };
}

/** When an id was made, in milliseconds since the Unix epoch. */
export function idTime(id: number): number {
  return Math.floor(id / 2 ** (NODE_BITS + SEQUENCE_BITS)) + ID_EPOCH_MS;
}

/** The smallest id that could have been made at this time: a position in time within any list of ids. */
export function idFloor(ms: number): number {
  return Math.max(0, ms - ID_EPOCH_MS) * 2 ** (NODE_BITS + SEQUENCE_BITS);
}
