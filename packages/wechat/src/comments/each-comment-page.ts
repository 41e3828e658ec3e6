import type { ArticleKey } from '../articles/article-key.ts';
import type { WechatClient } from '../client/client-options.ts';
import type { NativeComment, NativeCommentPage } from './comment-answer.ts';
import { COMMENT_PAGE_MAX, listComments, type CommentQuery } from './comments.ts';

/** One page of a listing and where the next one begins: keep `next` to go on after an interruption. */
export interface CommentStep {
  /** Without those of earlier pages, which come again when somebody comments meanwhile. */
  readonly comments: readonly NativeComment[];
  readonly next: number;
  /** Comments that WeChat counts but does not give. */
  readonly withheld: number;
}

/**
 * All comments under an article, page by page, from `begin` on. It does not believe `total`, which may be the size of a page: it ends
 * with an empty page, or with a short one that reaches the total.
 */
export async function* eachCommentPage(
  client: WechatClient,
  article: ArticleKey,
  { begin = 0, count = COMMENT_PAGE_MAX, filter = 'all' }: CommentQuery = {},
): AsyncGenerator<CommentStep, void, undefined> {
  const seen = new Set<string>();
  let next = begin;
  for (;;) {
    const page = await listComments(client, article, { begin: next, count, filter });
    const fresh = page.comments.filter(({ commentId }) => !seen.has(commentId));
    for (const { commentId } of fresh) seen.add(commentId);
    next += page.comments.length;
    yield { comments: fresh, next, withheld: page.withheld };
    if (isLast(page, next, count)) return;
  }
}

function isLast({ comments, total }: NativeCommentPage, reached: number, count: number): boolean {
  if (comments.length === 0) return true;
  return comments.length < count && reached >= (total ?? 0);
}
