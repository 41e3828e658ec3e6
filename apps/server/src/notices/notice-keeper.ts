import type { NoticeKind } from '@huixiang/contract';
import { type Pool, withRetry } from '@huixiang/postgres';
import type { Bus, BusMessage } from '../live/bus.ts';
import { arrayOf } from '../sql-array.ts';
import { writerRetry } from '../writer-retry.ts';
import { countReplies, loadFacts, loadParents } from './facts.store.ts';
import { writeNotices } from './notices.store.ts';
import { tellOutside, type Teller } from './tell-outside.ts';

/**
 * Tells authors what happened to their comments, a moment later and in batches: one line per comment and kind, with how
 * often by now, however many thousands echo. The truth is in the rows; a line is made from them, so that several
 * processes may write the same one.
 */
export interface NoticeKeeper {
  /** Something that no count tells: `total` times by now. */
  note(notice: Notice): void;
  /** Write what happened so far. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface Notice {
  readonly memberId: number;
  readonly spaceId: number;
  readonly commentId: number;
  readonly kind: NoticeKind;
  readonly total: number;
}

interface Ref {
  readonly spaceId: number;
  readonly commentId: number;
}

const INTERVAL_MS = 2_000;
/** Some ten milliseconds of work; what remains waits for the next turn. */
const BATCH_MAX = 500;
/** Under a flood what does not fit is told when the comment moves next. */
const TOUCHED_MAX = 20_000;

export function createNoticeKeeper(
  options: Teller & { bus: Bus; log: (message: string, error?: unknown) => void },
): NoticeKeeper {
  const { pool, bus, log } = options;
  const moved = new Map<string, Ref>();
  const said = new Map<string, Ref>();
  let noted: Notice[] = [];
  let timer: NodeJS.Timeout | undefined;
  let settling: Promise<void> = Promise.resolve();

  const writeSome = async (): Promise<void> => {
    // What is noted while the rows are read waits for the next turn.
    const told = noted;
    noted = [];
    const notices = [...told, ...(await readMoved(pool, take(moved))), ...(await readSaid(pool, take(said)))];
    if (notices.length > 0) await write(options, notices);
  };
  const settle = (): Promise<void> =>
    (settling = settling
      .then(async () => {
        while (moved.size + said.size + noted.length > 0) await writeSome();
      })
      .catch((error: unknown) => log('Members were not told what happened', error)));
  const schedule = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      settling = settling
        .then(writeSome)
        .catch((error: unknown) => log('Members were not told what happened', error))
        .then(() => {
          if (moved.size + said.size > 0) schedule();
        });
    }, INTERVAL_MS);
  };
  const touch = (refs: Map<string, Ref>, spaceId: number, commentId: number): void => {
    if (refs.size >= TOUCHED_MAX) return;
    refs.set(`${spaceId}:${commentId}`, { spaceId, commentId });
    schedule();
  };
  /** Whoever told it writes the notices as well. */
  const left = (): void => undefined;
  const unsubscribe = bus.subscribe((message: BusMessage) => {
    if (message.kind === 'counts')
      for (const { commentId } of message.items) touch(moved, message.spaceId, commentId);
    if (message.kind === 'heard' || message.kind === 'changed')
      touch(moved, message.spaceId, message.commentId);
    // A reply that is taken back is a reply less.
    if (message.kind === 'comment' || message.kind === 'changed')
      touch(said, message.spaceId, message.commentId);
  }, left);
  return {
    note(notice) {
      noted.push(notice);
      schedule();
    },
    settle,
    async close() {
      unsubscribe();
      clearTimeout(timer);
      await settle();
    },
  };
}

function take(refs: Map<string, Ref>): Ref[] {
  const batch = [...refs].slice(0, BATCH_MAX);
  for (const [key] of batch) refs.delete(key);
  return batch.map(([, ref]) => ref);
}

async function readMoved(pool: Pool, refs: readonly Ref[]): Promise<Notice[]> {
  if (refs.length === 0) return [];
  return (await loadFacts(pool, columns(refs))).flatMap((row) => {
    const line = lineOf(row);
    return [
      { ...line, kind: 'echo' as const, total: row.echoes },
      { ...line, kind: 'heard' as const, total: row.heard },
      { ...line, kind: 'featured' as const, total: row.featured ? 1 : 0 },
      { ...line, kind: 'solved' as const, total: row.solved ? 1 : 0 },
    ];
  });
}

async function readSaid(pool: Pool, refs: readonly Ref[]): Promise<Notice[]> {
  if (refs.length === 0) return [];
  const parents = await loadParents(pool, columns(refs));
  if (parents.length === 0) return [];
  const asked = parents.map((row) => ({ spaceId: row.space_id, commentId: row.comment_id }));
  return (await countReplies(pool, columns(asked))).flatMap((row) => {
    const line = lineOf(row);
    return [
      { ...line, kind: 'reply' as const, total: row.replies },
      { ...line, kind: 'staff-reply' as const, total: row.staff_replies },
    ];
  });
}

function lineOf(row: { space_id: number; comment_id: number; author_id: number }) {
  return { memberId: row.author_id, spaceId: row.space_id, commentId: row.comment_id };
}

function columns(refs: readonly Ref[]): string[] {
  return [arrayOf(refs, (ref) => ref.spaceId), arrayOf(refs, (ref) => ref.commentId)];
}

async function write(teller: Teller, notices: readonly Notice[]): Promise<void> {
  // Later news of the same line stands; one statement may touch a line once.
  const lines = new Map(
    notices.map((one) => [`${one.memberId}:${one.spaceId}:${one.commentId}:${one.kind}`, one]),
  );
  const unique = [...lines.values()];
  const values = [
    arrayOf(unique, (one) => one.memberId),
    arrayOf(unique, (one) => one.spaceId),
    arrayOf(unique, (one) => one.commentId),
    unique.map((one) => one.kind),
    arrayOf(unique, (one) => one.total),
    teller.now(),
  ];
  const rows = await withRetry(() => writeNotices(teller.pool, values), writerRetry);
  const told = [...new Set(rows.map((row) => row.member_id).filter((id) => id !== 0))];
  await tellOutside(teller, told);
}
