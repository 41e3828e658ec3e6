import type { DecisionReason } from '@huixiang/contract';
import type { Context } from '../context.ts';
import {
  decideState,
  deletePicture,
  leaveToPerson,
  loadOtherAvatars,
  loadPicturesOf,
  loadPublicPlace,
  type PictureRow,
  writeAvatar,
} from './pictures.store.ts';

/** The machine has nothing to say about it: a person looks. */
export async function leavePicture(
  { bus, pool }: Pick<Context, 'bus' | 'pool'>,
  { space_id: spaceId, picture_id: pictureId }: Pick<PictureRow, 'space_id' | 'picture_id'>,
): Promise<void> {
  await leaveToPerson(pool, [spaceId, pictureId]);
  if (spaceId !== 0) bus.publish({ kind: 'moderation', spaceId });
}

/** How often something was decided about the pictures of a comment: told once. */
const TOLD = 1;

/** Who says whether a picture may be seen, and why not. */
export interface PictureVerdict {
  readonly state: 'passed' | 'refused';
  /** The moderator; null for the machine. */
  readonly by: number | null;
  readonly reason?: DecisionReason | null;
  readonly note?: string | null;
}

/**
 * Let a picture be seen, or refuse it. The bytes of a refused one stay as long as its author may object, where nobody but
 * a moderator who looks again can open them, and until then as long as it may still be said; those of one beside a name go at
 * once. What was decided before stays as it is.
 * @returns whether this was first
 */
export async function settlePicture(
  context: Context,
  { space_id: spaceId, picture_id: pictureId }: Pick<PictureRow, 'space_id' | 'picture_id'>,
  { state, by, reason = null, note = null }: PictureVerdict,
): Promise<boolean> {
  const values = [spaceId, pictureId, state, context.now(), by, reason, note];
  const [row] = await decideState(context.pool, values);
  if (row === undefined) return false;
  if (spaceId === 0) {
    if (state === 'passed') await showAvatar(context, row);
    else await context.pictures.remove({ spaceId, pictureId });
    return true;
  }
  await announcePicture(context, row);
  context.bus.publish({ kind: 'moderation', spaceId });
  if (state === 'refused' && row.said_id !== null)
    tellRefused(context, { spaceId, memberId: row.author_id, saidId: row.said_id });
  return true;
}

/** The author of a comment hears that a picture in it was refused. */
export function tellRefused(
  { notices }: Pick<Context, 'notices'>,
  { spaceId, memberId, saidId }: { spaceId: number; memberId: number; saidId: number },
): void {
  notices.note({ memberId, spaceId, commentId: saidId, kind: 'picture', total: TOLD });
}

/** Whoever reads the comment now sees what it has become. */
export async function announcePicture(
  { bus, pool, threads }: Pick<Context, 'bus' | 'pool' | 'threads'>,
  { space_id: spaceId, said_id: commentId }: Pick<PictureRow, 'space_id' | 'said_id'>,
): Promise<void> {
  if (commentId === null) return;
  const [place] = await loadPublicPlace(pool, [spaceId, commentId]);
  if (place === undefined) return;
  threads.changed(spaceId, place.post_id);
  bus.publish({ kind: 'changed', spaceId, postId: place.post_id, commentId });
}

/** It takes the place of the one before. */
async function showAvatar(context: Context, row: PictureRow): Promise<void> {
  const { pool } = context;
  await writeAvatar(pool, [row.author_id, `${row.picture_id}/${row.key}`]);
  memberChanged(context, row.author_id);
  for (const former of await loadOtherAvatars(pool, [row.author_id, row.picture_id]))
    if (former.picture_id < row.picture_id) await forgetPicture(context, former);
}

export function memberChanged({ bus, members }: Pick<Context, 'bus' | 'members'>, memberId: number): void {
  members.forget(memberId);
  bus.publish({ kind: 'member', memberId });
}

/** The files first: a row without files is harmless, files without a row would stay. */
export async function forgetPicture(
  { pictures, pool }: Pick<Context, 'pictures' | 'pool'>,
  { space_id: spaceId, picture_id: pictureId }: Pick<PictureRow, 'space_id' | 'picture_id'>,
): Promise<void> {
  await pictures.remove({ spaceId, pictureId });
  await deletePicture(pool, [spaceId, pictureId]);
}

/** A comment that its author took back does not come again, and its pictures go at once. */
export async function forgetPicturesIn(
  context: Pick<Context, 'pictures' | 'pool'>,
  spaceId: number,
  saidId: number,
): Promise<void> {
  for (const row of await loadPicturesOf(context.pool, [[spaceId], [saidId]]))
    await forgetPicture(context, row);
}
