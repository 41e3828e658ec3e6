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

/** The order may be this much behind the counts. */
const INTERVAL_MS = 1_000;
const BATCH_MAX = 1_000;

export function createRanker(options: {
  pool: Pool;
  log: (message: string, error?: unknown) => void;
}): Ranker {
  const { pool, log } = options;
  const touched = new Map<number, Set<number>>();
  let timer: NodeJS.Timeout | undefined;
  let settling: Promise<void> = Promise.resolve();

  const rank = async (spaceId: number, ids: readonly number[]): Promise<void> => {
    const rows = await loadSums(pool, [spaceId, ids]);
    const values = rows.map((row) => resonance({ echoes: row.echoes, shown: row.shown }));
    await writeResonance(pool, [spaceId, rows.map((row) => row.comment_id), values]);
  };
  const settle = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    settling = settling.then(async () => {
      const work = [...touched];
      touched.clear();
      for (const [spaceId, comments] of work) {
        const ids = [...comments].sort((a, b) => a - b);
        for (let from = 0; from < ids.length; from += BATCH_MAX)
          await rank(spaceId, ids.slice(from, from + BATCH_MAX));
      }
    });
    return settling;
  };
  return {
    touch(spaceId, commentId) {
      let space = touched.get(spaceId);
      if (space === undefined) touched.set(spaceId, (space = new Set()));
      space.add(commentId);
      timer ??= setTimeout(() => {
        settle().catch((error: unknown) => log('Ranking failed', error));
      }, INTERVAL_MS);
    },
    settle,
    async close() {
      clearTimeout(timer);
      await settle().catch(() => undefined);
    },
  };
}
