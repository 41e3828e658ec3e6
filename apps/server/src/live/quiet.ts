import { crc32 } from 'node:zlib';

/**
 * Since when nothing was told on a topic, so that a stream can say at its opening whether something was said between the
 * answer of a page and it.
 */
export interface Quiet {
  told(topics: readonly string[]): void;
  /** Something may have been told on any topic. */
  missed(): void;
  /** Milliseconds for which nothing was told on any of these. Never too many: topics may share a place, and before the start nothing is known. */
  msOf(topics: readonly string[]): number;
}

/** Half a megabyte, however many topics there are. */
const PLACES = 65_536;

export function createQuiet(now: () => number): Quiet {
  const toldAt = new Float64Array(PLACES).fill(now());
  const placeOf = (topic: string): number => crc32(topic) % PLACES;
  return {
    told(topics) {
      const at = now();
      for (const topic of topics) toldAt[placeOf(topic)] = at;
    },
    missed: () => void toldAt.fill(now()),
    msOf: (topics) => now() - Math.max(...topics.map((topic) => toldAt[placeOf(topic)] ?? now())),
  };
}
