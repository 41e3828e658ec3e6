import { limits, type operations, type ReplyOf } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { listeningOf } from '../listening/settings.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { checkTag } from './check-tag.ts';
import { mergeTaste } from './merge-taste.ts';
import { writeDecision, writeDeletion } from './taste.store.ts';
import { foldTerm } from './terms.ts';

type MyTagsReply = ReplyOf<typeof operations.listMyTags>;

interface TagRef {
  readonly spaceId: number;
  readonly memberId: number;
  readonly tag: string;
}

/**
 * All tags of a member in a space, also with personalisation off: what is known stays to be seen and deleted, it is
 * only not used. @throws HuixiangError HX_NOT_FOUND
 */
export async function listMyTags(
  context: Context,
  { spaceId, memberId }: { spaceId: number; memberId: number },
): Promise<MyTagsReply> {
  await requireSpace(context, spaceId);
  // What this member did a moment ago belongs into the list.
  await context.topics.notes.settle();
  const { interests, personalised } = await listeningOf(context, memberId);
  const { tags } = mergeTaste({ ...(await context.topics.tastes.of(spaceId, memberId)), interests });
  return { items: [...tags], personalised };
}

/**
 * Add a tag or set its weight.
 * @throws HuixiangError HX_NOT_FOUND, HX_TAGS_TOO_MANY, or of a broken text rule
 */
export async function setMyTag(context: Context, wish: TagRef & { weight: number }): Promise<MyTagsReply> {
  const { spaceId, memberId, weight } = wish;
  await requireSpace(context, spaceId);
  const tag = checkTag(wish.tag, 'params.tag');
  const values = [spaceId, memberId, tag, weight, context.now(), limits.memberTagsMax];
  if ((await writeDecision(context.pool, values)).length === 0) throw new HuixiangError('HX_TAGS_TOO_MANY');
  context.topics.tastes.changed(spaceId, memberId);
  return listMyTags(context, wish);
}

/** Delete a tag for good. One that is not in the list is gone already. @throws HuixiangError HX_NOT_FOUND */
export async function deleteMyTag(context: Context, wish: TagRef): Promise<MyTagsReply> {
  const { spaceId, memberId } = wish;
  const { items } = await listMyTags(context, wish);
  const tag = checkTag(wish.tag, 'params.tag');
  if (items.some((item) => foldTerm(item.tag) === tag)) {
    await writeDeletion(context.pool, [spaceId, memberId, tag, context.now()]);
    context.topics.tastes.changed(spaceId, memberId);
  }
  return listMyTags(context, wish);
}
