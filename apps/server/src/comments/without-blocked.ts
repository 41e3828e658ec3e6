import type { Comment } from '@huixiang/contract';
import type { Context } from '../context.ts';

/** What a reader who blocks people is shown: nothing that these wrote. */
export function withoutBlocked<Page extends { items: Comment[] }>(
  { blocks }: Pick<Context, 'blocks'>,
  memberId: number,
  page: Page,
): Page {
  const blocked = blocks.of(memberId);
  if (blocked.size === 0) return page;
  return { ...page, items: page.items.filter((comment) => !blocked.has(comment.author.id)) };
}
