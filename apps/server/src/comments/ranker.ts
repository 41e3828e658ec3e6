import { type Pool, statement } from '@huixiang/postgres';
import { resonance } from '@huixiang/ranking';

/** Keeps the order of threads up with what was echoed and seen, a moment later and in batches. */
export interface Ranker {
  touch(spaceId: number, commentId: number): void;
  /** Bring every touched comment up to date now. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const loadSums = statement<{ comment_id: number; echoes: number; shown: number }>(
  'ranker-load',
  `SELECT comment_id, echoes_raw - discounted AS echoes, shown FROM comment_stats
   WHERE space_id = $1 AND comment_id = ANY($2::bigint[]) AND listed`,
);
/** The rows are locked in id order first, like by every other writer: an update alone would follow its join's order. */
const writeResonance = statement(
  'ranker-write',
  `WITH locked AS MATERIALIZED (
    SELECT comment_id FROM comment_stats WHERE space_id = $1 AND comment_id = ANY($2::bigint[])
    ORDER BY comment_id FOR NO KEY UPDATE
  )
  UPDATE comment_stats s SET resonance = i.resonance
  FROM unnest($2::bigint[], $3::real[]) AS i (comment_id, resonance) JOIN locked USING (comment_id)
  WHERE s.space_id = $1 AND s.comment_id = i.comment_id AND s.listed AND s.resonance <> i.resonance`,
);

/** In quiet times the order is this much behind the counts. */
const INTERVAL_MS = 1_000;
/**
 * Comments ranked per interval at most. Under a storm the order follows later rather than taking the store away from
 * the echoes themselves: moving a comment in the order costs as much as an echo.
 */
const PER_INTERVAL_MAX = 1_000;

export function createRanker(options: {
  pool: Pool;
  log: (message: string, error?: unknown) => void;
}): Ranker {
  const { pool, log } = options;
  /** Comments to rank with their spaces, longest waiting first. */
  const touched = new Map<number, number>();
  let timer: NodeJS.Timeout | undefined;
  let settling: Promise<void> = Promise.resolve();

  const rank = async (spaceId: number, ids: readonly number[]): Promise<void> => {
    const rows = await loadSums(pool, [spaceId, ids]);
    const values = rows.map((row) => resonance({ echoes: row.echoes, shown: row.shown }));
    await writeResonance(pool, [spaceId, rows.map((row) => row.comment_id), values]);
  };
  const rankSome = async (limit: number): Promise<void> => {
    const bySpace = new Map<number, number[]>();
    for (const [commentId, spaceId] of [...touched].slice(0, limit)) {
      touched.delete(commentId);
      const ids = bySpace.get(spaceId);
      if (ids === undefined) bySpace.set(spaceId, [commentId]);
      else ids.push(commentId);
    }
    for (const [spaceId, ids] of bySpace)
      await rank(
        spaceId,
        ids.toSorted((a, b) => a - b),
      );
  };
  const schedule = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      settling = settling
        .then(() => rankSome(PER_INTERVAL_MAX))
        .catch((error: unknown) => log('Ranking failed', error))
        .then(() => {
          if (touched.size > 0) schedule();
        });
    }, INTERVAL_MS);
  };
  const settle = async (): Promise<void> => {
    await settling;
    while (touched.size > 0) await rankSome(PER_INTERVAL_MAX);
  };
  return {
    touch(spaceId, commentId) {
      touched.set(commentId, spaceId);
      schedule();
    },
    settle,
    async close() {
      await settle().catch((error: unknown) => log('Ranking failed', error));
      clearTimeout(timer);
    },
  };
}
