import { Type } from 'typebox';

import type { ArticleKey } from '../articles/article-key.ts';
import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import { WechatApiError } from '../errors/wechat-error.ts';
import { wholeNumber } from '../json/lossless-json.ts';
import { CommentList, readCommentPage, type NativeCommentPage } from './comment-answer.ts';

const list = endpoint({ path: '/cgi-bin/comment/list', repeatable: true, answer: CommentList });

/** Changing a comment twice ends as changing it once, except for replies. */
const change = (name: string, repeatable = true) =>
  endpoint({ path: `/cgi-bin/comment/${name}`, repeatable, answer: Type.Object({}) });

const calls = {
  open: change('open'),
  close: change('close'),
  elect: change('markelect'),
  unelect: change('unmarkelect'),
  delete: change('delete'),
  reply: change('reply/add', false),
  deleteReply: change('reply/delete'),
};

/** The largest page: WeChat refuses 50 and more. */
export const COMMENT_PAGE_MAX = 49;

const filters = { all: 0, plain: 1, elected: 2 } as const;

export interface CommentQuery {
  /** How many to pass over; default 0. */
  readonly begin?: number;
  /** 1–49; default 49. */
  readonly count?: number;
  readonly filter?: keyof typeof filters;
}

/** One comment of one article. */
export interface CommentKey extends ArticleKey {
  readonly commentId: string;
}

/** One page of the comments under an article. Throws a RangeError for a count WeChat would refuse. */
export async function listComments(
  client: WechatClient,
  article: ArticleKey,
  { begin = 0, count = COMMENT_PAGE_MAX, filter = 'all' }: CommentQuery = {},
): Promise<NativeCommentPage> {
  if (!Number.isInteger(count) || count < 1 || count > COMMENT_PAGE_MAX) {
    throw new RangeError(`A page of comments has 1–${COMMENT_PAGE_MAX}`);
  }
  const body = { ...articleBody(article), begin, count, type: filters[filter] };
  return readCommentPage(await client.call(list, { body }));
}

/** Shows a comment to all readers. Only ever by the creator's own tap. */
export async function electComment(client: WechatClient, comment: CommentKey): Promise<void> {
  await client.call(calls.elect, { body: commentBody(comment) });
}

export async function unelectComment(client: WechatClient, comment: CommentKey): Promise<void> {
  await client.call(calls.unelect, { body: commentBody(comment) });
}

export async function deleteComment(client: WechatClient, comment: CommentKey): Promise<void> {
  await client.call(calls.delete, { body: commentBody(comment) });
}

/** Answers a comment in the name of the account. */
export async function replyToComment(
  client: WechatClient,
  comment: CommentKey,
  content: string,
): Promise<void> {
  await client.call(calls.reply, { body: { ...commentBody(comment), content } });
}

export async function deleteCommentReply(client: WechatClient, comment: CommentKey): Promise<void> {
  await client.call(calls.deleteReply, { body: commentBody(comment) });
}

/** Lets readers comment on an article. */
export async function openComments(client: WechatClient, article: ArticleKey): Promise<void> {
  await client.call(calls.open, { body: articleBody(article) });
}

export async function closeComments(client: WechatClient, article: ArticleKey): Promise<void> {
  await client.call(calls.close, { body: articleBody(article) });
}

/** What an account may do with comments: everything, or nothing because the right to comments or to the API is missing. */
export type CommentCapability = 'available' | 'no-comment-right' | 'no-permission';

/** Finds out whether an account may work with comments, by reading one of `article`. Any other error is thrown. */
export async function probeComments(client: WechatClient, article: ArticleKey): Promise<CommentCapability> {
  try {
    await listComments(client, article, { count: 1 });
    return 'available';
  } catch (error) {
    const lost = lostCommentRight(error);
    if (lost === undefined) throw error;
    return lost;
  }
}

/** What an error tells of an account that may not work with comments, a ban included; undefined: it tells something else. */
export function lostCommentRight(error: unknown): Exclude<CommentCapability, 'available'> | undefined {
  if (!(error instanceof WechatApiError)) return undefined;
  if (error.kind === 'no-comment-right') return 'no-comment-right';
  return error.kind === 'permission' || error.kind === 'banned' ? 'no-permission' : undefined;
}

function articleBody({ msgDataId, index }: ArticleKey): Record<string, unknown> {
  return { msg_data_id: wholeNumber(msgDataId), index };
}

function commentBody(comment: CommentKey): Record<string, unknown> {
  return { ...articleBody(comment), user_comment_id: wholeNumber(comment.commentId) };
}
