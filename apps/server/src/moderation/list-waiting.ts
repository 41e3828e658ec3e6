import { promises, type operations, type ReplyOf } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { idCursor, nextCursor } from '../paging.ts';
import { picturesOf } from '../pictures/present-pictures.ts';
import { requireSpace } from '../spaces/require-space.ts';
import {
  ownWaiting,
  pageOfWaiting,
  type OwnWaitingRow,
  type QueuedRow,
  type WaitingRow,
} from './waiting.store.ts';

/** The machine has had its chance after this; then a person may look as well. */
const MACHINE_MS = 10 * 60_000;

/** What the machine has not answered since then is for people, too. */
export function machineSince({ now }: Pick<Context, 'now'>): number {
  return now() - MACHINE_MS;
}

/** @throws HuixiangError HX_NOT_FOUND, HX_CURSOR_INVALID */
export async function listWaiting(
  context: Context,
  page: { spaceId: number; after: string | undefined; limit: number },
): Promise<ReplyOf<typeof operations.listWaiting>> {
  const { spaceId, limit } = page;
  const after = idCursor(page.after, 0);
  const rows = await pageOfWaiting(context.pool, [spaceId, machineSince(context), after, limit]);
  if (rows.length === 0) await requireSpace(context, spaceId);
  const authors = await context.members.cards(rows.map((row) => row.author_id));
  const pictures = await picturesIn(context, rows);
  return {
    items: rows.map((row) => ({
      ...present(row, pictures),
      author: authors.get(row.author_id) ?? { id: row.author_id, nickname: '' },
      newcomer: row.newcomer,
      parentText: row.parent_text,
    })),
    next: nextCursor(rows, limit, (row) => `${row.waiting_id}`),
  };
}

/** A member's own, of all spaces or of one, with what can be done. */
export async function listMyWaiting(
  context: Context,
  { spaceId, memberId }: { spaceId: number | undefined; memberId: number },
): Promise<ReplyOf<typeof operations.listMyWaiting>> {
  const rows = await ownWaiting(context.pool, [memberId, spaceId ?? null]);
  const pictures = await picturesIn(context, rows);
  return {
    items: rows.map((row) => ({
      ...present(row, pictures),
      spaceId: row.space_id,
      spaceName: row.space_name,
      refused: refusalOf(row),
    })),
  };
}

function refusalOf({ state, decided_at: at, reason, note, appeal, outcome }: OwnWaitingRow) {
  if (state !== 'refused') return null;
  const objected = appeal === null ? 'none' : 'open';
  return {
    reason: reason ?? ('machine' as const),
    note,
    at: at ?? 0,
    appeal: outcome === 'upheld' ? ('upheld' as const) : (objected as 'none' | 'open'),
  };
}

type Pictures = Awaited<ReturnType<typeof picturesIn>>;

function picturesIn(context: Context, rows: readonly WaitingRow[]) {
  const said = rows.map((row) => ({ spaceId: row.space_id, saidId: row.waiting_id }));
  return picturesOf(context, said, { hidden: true });
}

function present(row: QueuedRow | OwnWaitingRow, pictures: Pictures) {
  const shown = pictures.get(row.waiting_id);
  return {
    id: row.waiting_id,
    postId: row.post_id,
    postTitle: row.post_title,
    parentId: row.parent_id,
    text: row.text,
    ...(shown === undefined ? {} : { pictures: shown }),
    state: shownState(row.state),
    why: row.why,
    submittedAt: row.submitted_at,
    dueAt: row.submitted_at + promises.reviewMs,
  };
}

/** On its way out it is not out yet. */
function shownState(state: WaitingRow['state']): 'machine' | 'person' | 'refused' {
  return state === 'publishing' ? 'person' : state;
}
