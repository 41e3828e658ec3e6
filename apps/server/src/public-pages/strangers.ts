import type { Comment } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { loadNotOffered } from '../discovery/settings.store.ts';
import { HuixiangError } from '../errors.ts';
import { loadPublicSpace, loadStopped } from './public-pages.store.ts';

type Store = Pick<Context, 'pool'>;

/** Of these authors in a space, those whose words strangers and search engines do not get: who does not want it, minors, and whom the space stopped. */
export async function notForStrangers(
  { pool }: Store,
  spaceId: number,
  authors: readonly number[],
): Promise<Set<number>> {
  const [silent, stopped] = await Promise.all([
    loadNotOffered(pool, [authors]),
    loadStopped(pool, [spaceId, authors]),
  ]);
  return new Set([...silent, ...stopped].map((row) => row.member_id));
}

/** What a search engine is given of a page of comments. */
export async function forStrangers<Page extends { items: Comment[] }>(
  context: Store,
  spaceId: number,
  page: Page,
): Promise<Page> {
  const authors = [...new Set(page.items.map(({ author }) => author.id))];
  const unread = await notForStrangers(context, spaceId, authors);
  return unread.size === 0
    ? page
    : { ...page, items: page.items.filter(({ author }) => !unread.has(author.id)) };
}

/** @throws HuixiangError HX_NOT_FOUND when its author is not read by strangers */
export async function oneForStrangers(context: Store, comment: Comment): Promise<Comment> {
  const { items } = await forStrangers(context, comment.spaceId, { items: [comment] });
  if (items[0] === undefined) throw new HuixiangError('HX_NOT_FOUND');
  return items[0];
}

/** @throws HuixiangError HX_NOT_FOUND when strangers may not read this space */
export async function requirePublicSpace({ pool }: Store, spaceId: number): Promise<void> {
  const [space] = await loadPublicSpace(pool, [spaceId]);
  if (space === undefined) throw new HuixiangError('HX_NOT_FOUND');
}
