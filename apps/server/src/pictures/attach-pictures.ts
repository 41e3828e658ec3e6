import { type BodyOf, limits, type operations, type Picture } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { checkText } from '../moderation/check-text.ts';
import { presentPicture } from './picture-address.ts';
import {
  attachPictures,
  loadOwnPictures,
  loadPicturesOf,
  markPictured,
  movePictures,
} from './pictures.store.ts';
import { announcePicture, tellRefused } from './settle-picture.ts';

type Wished = NonNullable<BodyOf<typeof operations.postComment>['pictures']>;

/** Pictures of a comment that is about to be said, checked: they are this member's, and what they show is in words. */
export interface ReadyPictures {
  readonly ids: readonly number[];
  readonly alts: readonly string[];
}

const noPictures: ReadyPictures = { ids: [], alts: [] };

/**
 * One that was refused may stand in it: others do not see it, and its author may object.
 * @throws HuixiangError HX_PICTURE_GONE for one that is not there, or of a broken text rule
 */
export async function readyPictures(
  { pool }: Pick<Context, 'pool'>,
  { spaceId, memberId, wished }: { spaceId: number; memberId: number; wished: Wished | undefined },
): Promise<ReadyPictures> {
  if (wished === undefined || wished.length === 0) return noPictures;
  const ids = [...new Set(wished.map(({ id }) => id))];
  const own = await loadOwnPictures(pool, [spaceId, memberId, ids]);
  const field = 'body.pictures';
  if (own.length < ids.length) throw new HuixiangError('HX_PICTURE_GONE', { field });
  const altOf = (id: number): string =>
    checkText(wished.find((one) => one.id === id)?.alt ?? '', {
      lengthMax: limits.pictureAltLength,
      field,
      mayBeEmpty: true,
    });
  return { ids, alts: ids.map(altOf) };
}

/** Everything that is said with a text, for the check of what is said. */
export function withAlts(text: string, { alts }: Pick<ReadyPictures, 'alts'>): string {
  return [text, ...alts.filter((alt) => alt !== '')].join('\n');
}

/** Put them into a comment (or one that waits), again if the act is repeated, and show them as their author sees them. */
export async function attachTo(
  context: Context,
  { spaceId, memberId, saidId }: { spaceId: number; memberId: number; saidId: number },
  { ids, alts }: ReadyPictures,
): Promise<{ pictures?: Picture[] }> {
  if (ids.length === 0) return {};
  const attached = await attachPictures(context.pool, [spaceId, memberId, ids, alts, saidId]);
  await markPictured(context.pool, [spaceId, saidId]);
  if (attached.some(({ refused }) => refused)) tellRefused(context, { spaceId, memberId, saidId });
  const rows = await loadPicturesOf(context.pool, [[spaceId], [saidId]]);
  context.bus.publish({ kind: 'moderation', spaceId });
  return { pictures: rows.map((row) => presentPicture(context, row, { hidden: true })) };
}

/** What stood in a comment that waited goes with it. */
export async function carryOver(
  context: Context,
  { spaceId, waitingId, commentId }: { spaceId: number; waitingId: number; commentId: number },
): Promise<void> {
  const moved = await movePictures(context.pool, [spaceId, waitingId, commentId]);
  if (moved.length === 0) return;
  await markPictured(context.pool, [spaceId, commentId]);
  await announcePicture(context, { space_id: spaceId, said_id: commentId });
}
