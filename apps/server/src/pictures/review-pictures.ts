import type { ModerationReason, operations, ReplyOf } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { writeAct } from '../moderation/acts.store.ts';
import { requireImpartial } from '../moderation/impartial.ts';
import { idCursor, nextCursor } from '../paging.ts';
import { presentPicture } from './picture-address.ts';
import { loadPicture, type PictureRow } from './pictures.store.ts';
import { countPersons, loadAvatarsForPersons, loadWriters, pageOfPersons } from './review.store.ts';
import { settlePicture } from './settle-picture.ts';

/** What the log says of a picture beside a name. */
const NO_COMMENT = 0;

/**
 * Pictures that a person has to look at, longest waiting first. A picture beside a name belongs to no space: the moderators
 * of every space in which its member has written may decide it.
 */
export async function listWaitingPictures(
  context: Context,
  { spaceId, after, limit }: { spaceId: number; after: string | undefined; limit: number },
): Promise<ReplyOf<typeof operations.listWaitingPictures>> {
  const { members, pool } = context;
  const from = idCursor(after, 0);
  const said = await pageOfPersons(pool, [spaceId, from, limit]);
  const avatars = await avatarsOfWriters(context, spaceId, from);
  const found = [
    ...said.map((row) => ({ ...row, space_id: spaceId })),
    ...avatars.map((id) => ({ space_id: 0, picture_id: id, text: '', comment_id: null })),
  ]
    .toSorted((a, b) => a.picture_id - b.picture_id)
    .slice(0, limit);
  const rows = await Promise.all(found.map((one) => loadPicture(pool, [one.space_id, one.picture_id])));
  const authors = await members.cards(rows.flatMap(([row]) => row?.author_id ?? []));
  const items = found.flatMap(({ text, comment_id: commentId }, place) => {
    const row = rows[place]?.[0];
    if (row === undefined) return [];
    const author = authors.get(row.author_id) ?? { id: row.author_id, nickname: '' };
    return {
      kind: kindOf(row, commentId),
      picture: presentPicture(context, row, { hidden: true }),
      author,
      commentId,
      text: row.space_id === 0 ? author.nickname : text,
      submittedAt: row.created_at,
    };
  });
  return { items, next: nextCursor(found, limit, (row) => `${row.picture_id}`) };
}

function kindOf(row: PictureRow, commentId: number | null): 'comment' | 'waiting' | 'avatar' {
  if (row.space_id === 0) return 'avatar';
  return commentId === null ? 'waiting' : 'comment';
}

/** How many there are. */
export async function countPictures(context: Pick<Context, 'pool'>, spaceId: number): Promise<number> {
  const [said] = await countPersons(context.pool, [spaceId]);
  return (said?.open ?? 0) + (await avatarsOfWriters(context, spaceId, 0)).length;
}

/**
 * A moderator decides.
 * @throws HuixiangError HX_BODY_INVALID for a refusal without a reason, HX_NOT_FOUND when it does not wait for a person here,
 * HX_OWN_CASE for one's own while another could
 */
export async function decidePicture(
  context: Context,
  wish: {
    spaceId: number;
    pictureId: number;
    show: boolean;
    reason: ModerationReason | undefined;
    note: string | null;
    by: number;
  },
): Promise<void> {
  const { spaceId, show, by, note } = wish;
  const reason = show ? null : wish.reason;
  if (reason === undefined) throw new HuixiangError('HX_BODY_INVALID', { field: 'body.reason' });
  const row = await openPicture(context, spaceId, wish.pictureId);
  if (row?.state !== 'person') throw new HuixiangError('HX_NOT_FOUND');
  await requireImpartial(context, { spaceId, memberId: by }, [row.author_id]);
  const first = await settlePicture(context, row, { state: show ? 'passed' : 'refused', by, reason, note });
  if (!first) throw new HuixiangError('HX_NOT_FOUND');
  const act = show ? 'show-picture' : 'refuse-picture';
  const saidId = row.space_id === 0 ? NO_COMMENT : (row.said_id ?? NO_COMMENT);
  await writeAct(context.pool, [spaceId, context.newId(), saidId, act, reason, by, context.now()]);
}

async function openPicture(
  { pool }: Pick<Context, 'pool'>,
  spaceId: number,
  pictureId: number,
): Promise<PictureRow | undefined> {
  const [said] = await loadPicture(pool, [spaceId, pictureId]);
  if (said !== undefined) return said.said_id === null ? undefined : said;
  const [avatar] = await loadPicture(pool, [0, pictureId]);
  if (avatar === undefined) return undefined;
  const [writer] = await loadWriters(pool, [spaceId, [avatar.author_id]]);
  return writer === undefined ? undefined : avatar;
}

async function avatarsOfWriters(
  { pool }: Pick<Context, 'pool'>,
  spaceId: number,
  from: number,
): Promise<number[]> {
  const avatars = await loadAvatarsForPersons(pool, [from]);
  if (avatars.length === 0) return [];
  const here = await loadWriters(pool, [spaceId, avatars.map((row) => row.author_id)]);
  const writers = new Set(here.map((row) => row.member_id));
  return avatars.filter((row) => writers.has(row.author_id)).map((row) => row.picture_id);
}
