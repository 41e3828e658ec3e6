import type { operations, ReplyOf } from '@huixiang/contract';
import { presentComments } from '../comments/present.ts';
import { loadComments } from '../comments/thread.store.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { countUnanswered, pageOfAnswered, pageOfUnanswered, type InboxRow } from './inbox.store.ts';

type InboxReply = ReplyOf<typeof operations.listInbox>;
type Section = 'unanswered' | 'answered';

export interface InboxQuery {
  readonly spaceId: number;
  /** Absent: both, the unanswered first. */
  readonly show: Section | undefined;
  readonly after: string | undefined;
  readonly limit: number;
}

/** Where each section begins, before its first id. */
const START: Readonly<Record<Section, number>> = { unanswered: 0, answered: Number.MAX_SAFE_INTEGER };

/**
 * A page of the inbox: comments by members that are neither answered by staff nor solved, longest waiting first, then the
 * others, newest first. @throws HuixiangError HX_NOT_FOUND, HX_CURSOR_INVALID
 */
export async function listInbox(context: Context, query: InboxQuery): Promise<InboxReply> {
  const { pool } = context;
  const { spaceId, limit } = query;
  const start = startOf(query);
  const rows: (InboxRow & { readonly section: Section })[] = [];
  const take = async (section: Section, after: number): Promise<void> => {
    const load = section === 'unanswered' ? pageOfUnanswered : pageOfAnswered;
    const found = await load(pool, [spaceId, after, limit - rows.length]);
    rows.push(...found.map((row) => ({ ...row, section })));
  };
  await take(start.section, start.id);
  if (query.show === undefined && start.section === 'unanswered' && rows.length < limit) {
    await take('answered', START.answered);
  }
  if (rows.length === 0) await requireSpace(context, spaceId);
  const [count] = await countUnanswered(pool, [spaceId]);
  const last = rows.at(-1);
  return {
    items: await present(context, spaceId, rows),
    next: last === undefined || rows.length < limit ? null : `${last.section}:${last.comment_id}`,
    unanswered: count?.unanswered ?? 0,
  };
}

async function present(
  context: Context,
  spaceId: number,
  rows: readonly (InboxRow & { readonly section: Section })[],
): Promise<InboxReply['items']> {
  const stored = await loadComments(context.pool, [spaceId, rows.map((row) => row.comment_id)]);
  const newcomers = new Set(stored.filter((row) => row.newcomer).map((row) => row.comment_id));
  const comments = new Map((await presentComments(context, stored)).map((comment) => [comment.id, comment]));
  return rows.flatMap(({ comment_id: id, post_title: postTitle, reports, section }) => {
    const comment = comments.get(id);
    if (comment === undefined) return [];
    return [{ comment, postTitle, answered: section === 'answered', newcomer: newcomers.has(id), reports }];
  });
}

/** A position is a section and the id of the last row seen there. */
function startOf({ show, after }: InboxQuery): { section: Section; id: number } {
  const first = show ?? 'unanswered';
  if (after === undefined) return { section: first, id: START[first] };
  const [section, text] = after.split(':');
  const id = Number(text);
  if (
    (section !== 'unanswered' && section !== 'answered') ||
    (show !== undefined && show !== section) ||
    !Number.isSafeInteger(id)
  ) {
    throw new HuixiangError('HX_CURSOR_INVALID', { field: 'querystring.after' });
  }
  return { section, id };
}
