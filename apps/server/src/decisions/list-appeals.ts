import type { operations, Picture, ReplyOf } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { presentPicture } from '../pictures/picture-address.ts';
import { loadPicture } from '../pictures/pictures.store.ts';
import { loadModerators } from '../moderation/acts.store.ts';
import { canAnother } from '../moderation/impartial.ts';
import { nextCursor } from '../paging.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { type AppealRow, pageOfAppeals } from './decisions.store.ts';

/** Open appeals, longest waiting first. @throws HuixiangError HX_NOT_FOUND, HX_CURSOR_INVALID */
export async function listAppeals(
  context: Context,
  page: { spaceId: number; memberId: number; after: string | undefined; limit: number },
): Promise<ReplyOf<typeof operations.listAppeals>> {
  const { members, pool } = context;
  const { spaceId, memberId, limit } = page;
  const rows = await pageOfAppeals(pool, [spaceId, ...startOf(page.after), limit]);
  if (rows.length === 0) await requireSpace(context, spaceId);
  const moderators = await loadModerators(pool, [spaceId]);
  const people = await members.cards(
    rows.flatMap((row) => [row.author_id, row.decided_by]).filter((id) => id > 0),
  );
  const pictures = await picturesOfAppeals(context, spaceId, rows);
  return {
    items: rows.map((row) => {
      const picture = pictures.get(row.comment_id);
      const involved = [row.author_id, row.decided_by];
      return {
        commentId: row.comment_id,
        postId: row.post_id,
        postTitle: row.post_title,
        kind: row.kind,
        author: people.get(row.author_id) ?? { id: row.author_id, nickname: '' },
        text: row.text,
        ...(picture === undefined ? {} : { picture }),
        decidedBy: people.get(row.decided_by) ?? null,
        decidedAt: row.decided_at,
        reason: row.reason,
        note: row.note,
        appeal: row.appeal ?? '',
        appealedAt: row.appealed_at ?? 0,
        dueAt: row.due_at ?? 0,
        mayAnswer:
          row.author_id !== memberId && (!involved.includes(memberId) || !canAnother(moderators, involved)),
      };
    }),
    next: nextCursor(rows, limit, (row) => `${row.appealed_at}:${row.comment_id}`),
  };
}

/** What was refused, for whoever has to look again. */
async function picturesOfAppeals(
  context: Context,
  spaceId: number,
  rows: readonly AppealRow[],
): Promise<ReadonlyMap<number, Picture>> {
  const refused = rows.filter(({ kind }) => kind === 'picture');
  const found = await Promise.all(refused.map((row) => loadPicture(context.pool, [spaceId, row.comment_id])));
  return new Map(
    found.flat().map((row) => [row.picture_id, presentPicture(context, row, { hidden: true, again: true })]),
  );
}

function startOf(after: string | undefined): [at: number, commentId: number] {
  if (after === undefined) return [0, 0];
  const [at = NaN, commentId = NaN] = after.split(':').map(Number);
  if (!Number.isSafeInteger(at) || !Number.isSafeInteger(commentId))
    throw new HuixiangError('HX_CURSOR_INVALID', { field: 'querystring.after' });
  return [at, commentId];
}
