import { type Pool, type PoolClient, transaction } from '@huixiang/postgres';
import { announceChange } from '../comments/announce-change.ts';
import { loadAnyCommentRow } from '../comments/load-comment.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { forgetHours } from '../insight/space-hours.store.ts';
import { requireImpartial } from '../moderation/impartial.ts';
import { loadPicture } from '../pictures/pictures.store.ts';
import { announcePicture } from '../pictures/settle-picture.ts';
import { announcePost } from '../posts/announce-post.ts';
import { loadPostWords } from '../posts/posts.store.ts';
import { titleGrams } from '../search/index-titles.ts';
import { reopenRefused } from '../moderation/waiting.store.ts';
import { publishSettled } from '../moderation/waiting.ts';
import { getDecision, type DecisionReply, type Ref, seenDecision } from './decisions.ts';
import type { DecisionRow } from './decisions.store.ts';
import { restoreComment, writeAnswer } from './decisions.store.ts';
import { restorePost } from './post-decisions.store.ts';

/** How often something was decided about a comment: the answer to the appeal is the second. */
const ANSWERED = 2;

/**
 * Answer an appeal, once. A restored comment or post stands where it stood, with all that its removal took; one that had been
 * refused goes the way of a new comment; a picture is seen where it stands, or its bytes go. Not by its author, nor by whoever decided first while another moderator could.
 * @throws HuixiangError HX_NOT_FOUND, HX_FORBIDDEN, HX_OWN_CASE, HX_APPEAL_NONE
 */
export async function answerAppeal(
  context: Context,
  ref: Ref & { outcome: 'restored' | 'upheld'; note: string | null },
): Promise<DecisionReply> {
  const { bus, newId, notices, now, pool } = context;
  const { spaceId, commentId, memberId, outcome, note } = ref;
  const row = await seenDecision(context, ref);
  if (row.author_id === memberId) throw new HuixiangError('HX_FORBIDDEN');
  await requireImpartial(context, ref, [row.author_id, row.decided_by]);
  const written = await writeAnswer(pool, [spaceId, commentId, outcome, note, memberId, now(), newId()]);
  if (written.length === 0) throw new HuixiangError('HX_APPEAL_NONE');
  if (row.kind === 'picture') await settleRefused(context, ref, outcome);
  else if (outcome === 'restored') await restore(context, ref, row);
  bus.publish({ kind: 'moderation', spaceId });
  notices.note({ memberId: row.author_id, spaceId, commentId, kind: 'decision', total: ANSWERED });
  return getDecision(context, ref);
}

async function restore(context: Context, { spaceId, commentId, memberId }: Ref, { kind }: DecisionRow) {
  const { now, pool } = context;
  if (kind === 'post') {
    const [post] = await loadPostWords(pool, [spaceId, [commentId]]);
    const grams = titleGrams(post?.title ?? '', spaceId, commentId);
    const back = await restoring(pool, spaceId, (db) => restorePost(db, [spaceId, commentId, grams]));
    if (back) announcePost(context, spaceId, commentId);
    return;
  }
  if (kind === 'removed') {
    if (await restoring(pool, spaceId, (db) => restoreComment(db, [spaceId, commentId])))
      announceChange(context, await loadAnyCommentRow(context, spaceId, commentId));
    return;
  }
  const [reopened] = await reopenRefused(pool, [spaceId, commentId, now(), memberId]);
  if (reopened !== undefined) await publishSettled(context, reopened);
}

/** Undo a removal; the hours in which it was said count it again. @returns whether there was one */
function restoring(
  pool: Pool,
  spaceId: number,
  undo: (db: PoolClient) => Promise<readonly unknown[]>,
): Promise<boolean> {
  return transaction(pool, async (client) => {
    if ((await undo(client)).length === 0) return false;
    await forgetHours(client, spaceId);
    return true;
  });
}

/** What the answer to the appeal about a picture leads to: it is seen, or nobody will ever look at it again. */
async function settleRefused(
  context: Context,
  { spaceId, commentId: pictureId }: Ref,
  outcome: 'restored' | 'upheld',
): Promise<void> {
  if (outcome === 'upheld') return context.pictures.remove({ spaceId, pictureId });
  const [row] = await loadPicture(context.pool, [spaceId, pictureId]);
  if (row !== undefined) await announcePicture(context, row);
}
