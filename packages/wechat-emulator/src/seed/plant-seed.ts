import { firstAccount } from '../accounts/accounts.ts';
import { publishArticles } from '../articles/publish-articles.ts';
import { writeComment } from '../comments/write-comment.ts';
import { addGroup } from '../groups/add-group.ts';
import { addUser } from '../users/add-user.ts';
import type { World } from '../world/world.ts';
import type { ArticleSeed, Seed } from './seed.ts';

const HOUR_MS = 3_600_000;
const COMMENTS_APART_MS = 10 * 60_000;

/** Puts the people, groups, articles and templates of the seed into an empty world. */
export function plantSeed(world: World, seed: Required<Seed>): void {
  for (const user of seed.users) addUser(world, user);
  for (const group of seed.groups) addGroup(world, group);
  for (const article of seed.articles) plantArticle(world, article);
  const mini = firstAccount(world.accounts, 'mini');
  for (const template of mini ? seed.templates : []) {
    world.subscriptions.templates.push({ type: 'one-time', ...template, appId: mini?.appId ?? '' });
  }
}

function plantArticle(world: World, seed: ArticleSeed): void {
  const account = firstAccount(world.accounts, 'official');
  if (!account) return;
  const {
    title,
    author = account.name,
    content = '',
    commentsOpen = true,
    hoursAgo = 0,
    comments = [],
  } = seed;
  const at = world.clock.now() - hoursAgo * HOUR_MS;
  const msgDataId = seed.msgDataId === undefined ? {} : { msgDataId: seed.msgDataId };
  const [article] = publishArticles(world, account, [{ title, author, content, commentsOpen }], {
    by: 'hand',
    notified: true,
    at,
    ...msgDataId,
  });
  if (!article) return;
  for (const [place, { user, content: text }] of comments.entries()) {
    const person = world.users.byId.get(user ?? '');
    writeComment(world, article, { user: person, content: text, at: at + (place + 1) * COMMENTS_APART_MS });
  }
}
