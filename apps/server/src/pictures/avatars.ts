import type { operations, ReplyOf } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { avatarAddress } from './avatar-address.ts';
import { presentPicture } from './picture-address.ts';
import { loadAvatar, loadNextAvatar, loadOtherAvatars, writeAvatar } from './pictures.store.ts';
import { forgetPicture, memberChanged } from './settle-picture.ts';
import { uploadPicture } from './upload-picture.ts';

type Avatar = ReplyOf<typeof operations.getAvatar>;

/** The picture beside a member's name, and the one that waits to take its place. */
export async function getAvatar(context: Context, memberId: number): Promise<Avatar> {
  const [[shown], [next]] = await Promise.all([
    loadAvatar(context.pool, [memberId]),
    loadNextAvatar(context.pool, [memberId]),
  ]);
  return {
    shown: avatarAddress(shown?.avatar) ?? null,
    next: next === undefined ? null : presentPicture(context, next, { hidden: true }),
  };
}

/** The newest counts: one that waited before it is forgotten. @throws HuixiangError as uploadPicture does */
export async function setAvatar(
  context: Context,
  { memberId, bytes }: { memberId: number; bytes: Buffer },
): Promise<Avatar> {
  const row = await uploadPicture(context, { spaceId: 0, memberId, bytes });
  for (const other of await loadOtherAvatars(context.pool, [memberId, row.picture_id]))
    if (other.state !== 'passed') await forgetPicture(context, other);
  return getAvatar(context, memberId);
}

export async function dropAvatar(context: Context, memberId: number): Promise<Avatar> {
  await writeAvatar(context.pool, [memberId, null]);
  for (const row of await loadOtherAvatars(context.pool, [memberId, 0])) await forgetPicture(context, row);
  memberChanged(context, memberId);
  return { shown: null, next: null };
}
