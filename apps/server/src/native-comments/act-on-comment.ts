import type { NativeAct, NativeComment } from '@huixiang/contract';
import {
  deleteComment,
  deleteCommentReply,
  electComment,
  isWechatError,
  replyToComment,
  unelectComment,
  WechatApiError,
  type CommentKey,
  type WechatClient,
} from '@huixiang/wechat';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { loadArticle } from './native-articles.store.ts';
import { applyAct, loadRow, recordAct, settleAct } from './native-comments.store.ts';
import type { OfficialAccounts } from './official-accounts.ts';
import { presentComment } from './present-native.ts';
import { articleKey } from './sync-article.ts';

export interface NativeWish {
  readonly spaceId: number;
  readonly postId: number;
  readonly nativeId: string;
  readonly memberId: number;
  readonly act: NativeAct;
  readonly content: string | undefined;
}

/** WeChat's own bound of a reply, in code points. */
const REPLY_MAX = 600;

/**
 * Elect, answer or delete a comment in WeChat: only ever because a person of the staff tapped just now, and recorded before
 * WeChat is asked, so that no act is without a name.
 * @returns the comment as it is now; null when it was deleted
 * @throws HuixiangError HX_NOT_FOUND, HX_OFFICIAL_MISSING, HX_TEXT_EMPTY, HX_TEXT_TOO_LONG, HX_NATIVE_REFUSED,
 * HX_NATIVE_UNSURE, HX_WECHAT_AWAY
 */
export async function actOnComment(
  context: Context,
  accounts: OfficialAccounts,
  wish: NativeWish,
): Promise<NativeComment | null> {
  const { pool, now, newId } = context;
  const { spaceId, postId, nativeId, act } = wish;
  const [row] = await loadRow(pool, [spaceId, postId, nativeId]);
  const [article] = await loadArticle(pool, [spaceId, postId]);
  const key = article === undefined ? undefined : articleKey(article);
  if (row === undefined || key === undefined) throw new HuixiangError('HX_NOT_FOUND');
  const content = act === 'reply' ? replyText(wish.content) : undefined;
  const { client } = await accounts.require(spaceId);
  const actId = newId();
  const words = content ?? null;
  await recordAct(pool, [spaceId, actId, postId, nativeId, wish.memberId, act, words, now()]);
  try {
    await ask(client, { ...key, commentId: nativeId }, act, content ?? '');
  } catch (error) {
    if (!isWechatError(error)) throw error;
    const unsure = !(error instanceof WechatApiError) && error.maybeDone;
    await settleAct(pool, [spaceId, actId, unsure ? 'unknown' : 'refused']);
    context.log('WeChat did not do what staff asked of a comment', error);
    if (unsure) throw new HuixiangError('HX_NATIVE_UNSURE');
    throw new HuixiangError(error instanceof WechatApiError ? 'HX_NATIVE_REFUSED' : 'HX_WECHAT_AWAY');
  }
  await settleAct(pool, [spaceId, actId, 'done']);
  await applyAct(pool, [spaceId, postId, nativeId, act, words, now()]);
  const [after] = await loadRow(pool, [spaceId, postId, nativeId]);
  return after === undefined ? null : presentComment(context.lexicon, after);
}

async function ask(
  client: WechatClient,
  comment: CommentKey,
  act: NativeAct,
  content: string,
): Promise<void> {
  if (act === 'elect') await electComment(client, comment);
  if (act === 'unelect') await unelectComment(client, comment);
  if (act === 'reply') await replyToComment(client, comment, content);
  if (act === 'delete-reply') await deleteCommentReply(client, comment);
  if (act === 'delete') await deleteComment(client, comment);
}

function replyText(content: string | undefined): string {
  const text = (content ?? '').trim();
  if (text === '') throw new HuixiangError('HX_TEXT_EMPTY', { field: 'body.content' });
  if ([...text].length > REPLY_MAX) throw new HuixiangError('HX_TEXT_TOO_LONG', { field: 'body.content' });
  return text;
}
