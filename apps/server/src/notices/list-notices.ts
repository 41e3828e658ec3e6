import type { NoticeKind, operations, ReplyOf } from '@huixiang/contract';
import { loadComments } from '../comments/thread.store.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { loadWaitingTexts } from '../moderation/waiting.store.ts';
import { loadWordsAround } from '../pictures/pictures.store.ts';
import { nextCursor } from '../paging.ts';
import { loadPostWords } from '../posts/posts.store.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { loadNotices, type NoticeRow } from './notices.store.ts';
import { loadThanks } from './thanks/thanks.store.ts';

/** Code points of a comment that remind its author which one it was. */
const EXCERPT = 40;
/** News about comments of somebody else. */
const OF_OTHERS: ReadonlySet<NoticeKind> = new Set(['mention', 'report', 'thanks']);

/** What happened to a member's comments, latest first. A line whose comment is gone is left out. */
export async function listNotices(
  context: Context,
  memberId: number,
  query: { after: string | undefined; limit: number },
): Promise<ReplyOf<typeof operations.listNotices>> {
  const rows = await loadNotices(context.pool, [memberId, ...startOf(query.after), query.limit]);
  const bySpace = Map.groupBy(rows, (row) => row.space_id);
  const lines = new Map<NoticeRow, Line>();
  for (const [spaceId, here] of bySpace) {
    const { name } = await requireSpace(context, spaceId);
    const said = await whatIsSaid(context, spaceId, here);
    for (const row of here) {
      const about = said.get(row.comment_id);
      if (about !== undefined) lines.set(row, { spaceName: name, ...about });
    }
  }
  const [thanks] = rows.some((row) => row.kind === 'thanks')
    ? await loadThanks(context.pool, [memberId])
    : [];
  return {
    items: rows.flatMap((row) => {
      const line = lines.get(row);
      if (line === undefined) return [];
      return [
        { ...present(row, line), ...(row.kind === 'thanks' && thanks !== undefined ? { thanks } : {}) },
      ];
    }),
    next: nextCursor(rows, query.limit, (row) => `${row.at}:${row.comment_id}:${row.kind}`),
  };
}

interface Said {
  readonly postId: number;
  readonly text: string;
  /** It is not public. */
  readonly gone: boolean;
}

interface Line extends Said {
  readonly spaceName: string;
}

/** The comments that notices are about, also those that were refused before they were public, or whose picture was; and posts. */
async function whatIsSaid(
  { pool }: Context,
  spaceId: number,
  notices: readonly NoticeRow[],
): Promise<Map<number, Said>> {
  const ids = notices.map((row) => row.comment_id);
  const said = new Map<number, Said>();
  for (const row of await loadComments(pool, [spaceId, ids]))
    said.set(row.comment_id, {
      postId: row.post_id,
      text: row.text,
      gone: row.deleted_at !== null || row.post_gone,
    });
  const others = ids.filter((id) => !said.has(id));
  if (others.length === 0) return said;
  for (const row of await loadWaitingTexts(pool, [spaceId, others]))
    said.set(row.waiting_id, { postId: row.post_id, text: row.text, gone: true });
  const rest = others.filter((id) => !said.has(id));
  if (rest.length === 0) return said;
  for (const row of await loadWordsAround(pool, [spaceId, rest]))
    said.set(row.picture_id, { postId: row.post_id, text: row.text, gone: row.gone });
  for (const row of await loadPostWords(pool, [spaceId, rest]))
    said.set(row.post_id, { postId: row.post_id, text: row.title, gone: row.gone });
  return said;
}

function present(row: NoticeRow, { spaceName, postId, text, gone }: Line) {
  return {
    kind: row.kind,
    spaceId: row.space_id,
    spaceName,
    postId,
    commentId: row.comment_id,
    // Words of somebody else that are gone now are not shown again.
    excerpt: OF_OTHERS.has(row.kind) && gone ? '' : beginning(text),
    gone,
    total: row.total,
    fresh: Math.max(0, row.total - row.seen_total),
    at: row.at,
  };
}

function beginning(text: string): string {
  const words = [...text.replaceAll(/\s+/gu, ' ')];
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT).join('')}…` : words.join('');
}

function startOf(after: string | undefined): [at: number, commentId: number, kind: string] {
  if (after === undefined) return [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, ''];
  const [at, commentId, kind] = after.split(':');
  const start = [Number(at), Number(commentId)] as const;
  if (!start.every(Number.isSafeInteger) || kind === undefined)
    throw new HuixiangError('HX_CURSOR_INVALID', { field: 'querystring.after' });
  return [...start, kind];
}
