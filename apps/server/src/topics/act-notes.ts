import { type Pool, withRetry } from '@huixiang/postgres';
import { arrayOf } from '../sql-array.ts';
import { writerRetry } from '../writer-retry.ts';
import { forgetActs, loadLearnable, writeActs } from './taste.store.ts';

/** What a member did with a comment; `none` when they took it back. */
export interface NotedAct {
  readonly spaceId: number;
  readonly memberId: number;
  readonly commentId: number;
  readonly act: 'echo' | 'reply' | 'pass' | 'none';
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

/**
 * Notes from which tastes are learned: written a moment later and in batches, so that an echo costs no second write
 * when thousands come. What a process noted in its last second may be lost with it, and under a flood what does not fit
 * is left out: an act fewer to learn from, nothing that was acknowledged.
 */
export interface ActNotes {
  note(act: NotedAct): void;
  /** Write what was noted so far. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const INTERVAL_MS = 1_000;
const NOTED_MAX = 1_000;

export function createActNotes(options: {
  pool: Pool;
  log: (message: string, error?: unknown) => void;
  /** Called with what was written. */
  written: (acts: readonly NotedAct[]) => void;
}): ActNotes {
  const { pool, log, written } = options;
  let noted = new Map<string, NotedAct>();
  let timer: NodeJS.Timeout | undefined;
  let settling: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    const acts = [...noted.values()];
    noted = new Map();
    if (acts.length > 0) written(await withRetry(() => writeNotes(pool, acts), writerRetry));
  };
  const settle = (): Promise<void> =>
    (settling = settling
      .then(write)
      .catch((error: unknown) => log('Acts were not noted for the tastes of their members', error)));
  return {
    note(act) {
      const key = `${act.memberId}:${act.commentId}`;
      if (noted.size >= NOTED_MAX && !noted.has(key)) return;
      noted.set(key, act);
      timer ??= setTimeout(() => {
        timer = undefined;
        void settle();
      }, INTERVAL_MS);
    },
    settle,
    async close() {
      clearTimeout(timer);
      await settle();
    },
  };
}

/** Learn from listeners who agree to it, and from nobody else; what is taken back is forgotten for everybody. */
async function writeNotes(pool: Pool, acts: readonly NotedAct[]): Promise<readonly NotedAct[]> {
  const members = [...new Set(acts.map((act) => act.memberId))];
  const learnable = new Set((await loadLearnable(pool, [members])).map((row) => row.member_id));
  const kept = acts.filter((act) => act.act !== 'none' && learnable.has(act.memberId));
  const gone = acts.filter((act) => act.act === 'none');
  if (kept.length > 0) {
    const columns = [...idColumns(kept), kept.map((act) => act.act), arrayOf(kept, (act) => act.at)];
    await writeActs(pool, columns);
  }
  if (gone.length > 0) await forgetActs(pool, idColumns(gone));
  return [...kept, ...gone];
}

function idColumns(acts: readonly NotedAct[]): string[] {
  return [
    arrayOf(acts, (act) => act.spaceId),
    arrayOf(acts, (act) => act.memberId),
    arrayOf(acts, (act) => act.commentId),
  ];
}
