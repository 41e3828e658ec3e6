import { createCoalescingWriter, type Pool } from '@huixiang/postgres';
import { resonance } from '@huixiang/ranking';
import type { Bus } from '../live/bus.ts';
import { writeComments, type NewComment, type WrittenRow } from './comments.store.ts';

export interface CommentWriter {
  /** Resolves when the comment is durable. */
  write(comment: NewComment): Promise<WrittenRow>;
  drain(): Promise<void>;
}

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
  const writer = createCoalescingWriter<NewComment, WrittenRow>({
    laneOf: (comment) => (lanes === 'space' ? comment.spaceId : 0),
    // Two comments of one author wait for each other, so that the rule against repeating sees the first.
    keyOf: (comment) => `${comment.spaceId}:${comment.authorId}`,
    maxBatch: BATCH_MAX,
    maxQueued: QUEUE_MAX,
    flush: async (_lane, batch) => {
      const rows = new Map((await writeComments(pool, columns(batch))).map((row) => [row.comment_id, row]));
      return batch.map((comment) => {
        const row = rows.get(comment.commentId);
        if (row === undefined) throw new Error('The batch of comments lost a row');
        if (row.written_id !== null) {
          bus.publish({
            kind: 'comment',
            spaceId: comment.spaceId,
            postId: comment.postId,
            commentId: comment.commentId,
          });
        }
        return row;
      });
    },
  });
  return { write: (comment) => writer.write(comment), drain: () => writer.drain() };
}

function columns(batch: readonly NewComment[]): unknown[] {
  return [
    batch.map((comment) => comment.spaceId),
    batch.map((comment) => comment.postId),
    batch.map((comment) => comment.commentId),
    batch.map((comment) => comment.parentId),
    batch.map((comment) => comment.authorId),
    batch.map((comment) => comment.text),
    batch.map((comment) => comment.provenance),
    batch.map((comment) => comment.byStaff),
    batch.map((comment) => comment.at),
    batch.map((comment) => comment.actKey),
    UNSEEN,
    batch.map((comment) => comment.recentFrom),
  ];
}
