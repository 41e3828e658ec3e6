import { createCoalescingWriter, type Pool } from '@huixiang/postgres';
import type { Ranker } from '../comments/ranker.ts';
import { arrayOf } from '../sql-array.ts';
import { writerRetry } from '../writer-retry.ts';
import { writeExposures } from './exposures.store.ts';

/** One comment that was really in front of one person. */
export interface Exposure {
  readonly spaceId: number;
  readonly commentId: number;
  readonly memberId: number;
  readonly at: number;
}

export interface ExposureWriter {
  /** Resolves when the sighting is durable; repeating it changes nothing. */
  submit(exposure: Exposure): Promise<void>;
  drain(): Promise<void>;
}

const BATCH_MAX = 1_000;
const QUEUE_MAX = 100_000;

export function createExposureWriter(options: {
  pool: Pool;
  ranker: Ranker;
  lanes: 'shared' | 'space';
}): ExposureWriter {
  const { pool, ranker, lanes } = options;
  const writer = createCoalescingWriter<Exposure, void>({
    laneOf: (exposure) => (lanes === 'space' ? exposure.spaceId : 0),
    keyOf: (exposure) => `${exposure.spaceId}:${exposure.commentId}:${exposure.memberId}`,
    maxBatch: BATCH_MAX,
    maxQueued: QUEUE_MAX,
    retry: writerRetry,
    flush: async (_lane, batch) => {
      const rows = await writeExposures(pool, [
        arrayOf(batch, (exposure) => exposure.spaceId),
        arrayOf(batch, (exposure) => exposure.commentId),
        arrayOf(batch, (exposure) => exposure.memberId),
        arrayOf(batch, (exposure) => exposure.at),
      ]);
      for (const row of rows) ranker.touch(row.space_id, row.comment_id);
      return batch.map(() => undefined);
    },
  });
  return { submit: (exposure) => writer.write(exposure), drain: () => writer.drain() };
}
