import { createCoalescingWriter, type Pool } from '@huixiang/postgres';
import { resonance } from '@huixiang/ranking';
import type { Bus } from '../live/bus.ts';
import { arrayOf } from '../sql-array.ts';
import { writerRetry } from '../writer-retry.ts';
import { type KnownRow, type NewComment, writeComments } from './comments.store.ts';

/** Whether a comment was written, and what was known about it. */
export interface WriteOutcome {
  readonly known: KnownRow;
  readonly written: boolean;
}

export interface CommentWriter {
  /** Resolves when the comment is durable. */
  write(comment: NewComment): Promise<WriteOutcome>;
  drain(): Promise<void>;
}

/** The row of the batch that tells what was written. */
const SUMMARY = 0;
const BATCH_MAX = 256;
const QUEUE_MAX = 10_000;
const UNSEEN = resonance({ echoes: 0, shown: 0 });

/** New comments go out in batches like echoes do, and are announced to every reader of their thread. */
export function createCommentWriter(options: {
  pool: Pool;
  bus: Bus;
  lanes: 'shared' | 'space';
}): CommentWriter {
  const { pool, bus, lanes } = options;
  const writer = createCoalescingWriter<NewComment, WriteOutcome>({
    laneOf: (comment) => (lanes === 'space' ? comment.spaceId : 0),
    // Two comments of one author wait for each other, so that the rule against repeating sees the first.
    keyOf: (comment) => `${comment.spaceId}:${comment.authorId}`,
    maxBatch: BATCH_MAX,
    maxQueued: QUEUE_MAX,
    retry: writerRetry,
    flush: async (_lane, batch) => {
      const rows = new Map((await writeComments(pool, columns(batch))).map((row) => [row.comment_id, row]));
      const written = new Set(rows.get(SUMMARY)?.written?.split(',').map(Number));
      return batch.map((comment) => {
        const known = rows.get(comment.commentId);
        if (known === undefined) throw new Error('The batch of comments lost a row');
        const { spaceId, postId, commentId } = comment;
        if (written.has(commentId))
          bus.publish({ kind: 'comment', spaceId, postId, commentId, rootId: known.root_id });
        return { known, written: written.has(commentId) };
      });
    },
  });
  return { write: (comment) => writer.write(comment), drain: () => writer.drain() };
}

function columns(batch: readonly NewComment[]): unknown[] {
  return [
    arrayOf(batch, (comment) => comment.spaceId),
    arrayOf(batch, (comment) => comment.postId),
    arrayOf(batch, (comment) => comment.commentId),
    batch.map((comment) => comment.parentId),
    arrayOf(batch, (comment) => comment.authorId),
    batch.map((comment) => comment.text),
    arrayOf(batch, (comment) => comment.provenance),
    batch.map((comment) => comment.byStaff),
    arrayOf(batch, (comment) => comment.at),
    batch.map((comment) => comment.actKey),
    UNSEEN,
    arrayOf(batch, (comment) => comment.recentFrom),
    batch.map((comment) => comment.openerId),
    batch.map((comment) => comment.openerVersion),
    batch.map((comment) => comment.groupId ?? null),
    batch.map((comment) => comment.province ?? null),
  ];
}
