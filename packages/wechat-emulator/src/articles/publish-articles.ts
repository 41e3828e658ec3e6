import type { Account } from '../accounts/accounts.ts';
import { randomText } from '../random/random.ts';
import type { World } from '../world/world.ts';
import type { Article, ArticleDraft, PublishedBy } from './articles.ts';

interface PublishOptions {
  readonly by: PublishedBy;
  readonly notified: boolean;
  readonly msgDataId?: string;
  readonly at?: number;
}

type PublishWorld = Pick<World, 'articles' | 'clock' | 'random'>;

/** Publishes an issue of one or more articles; they share a `msg_data_id`. */
export function publishArticles(
  world: PublishWorld,
  account: Account,
  drafts: readonly ArticleDraft[],
  { by, notified, msgDataId, at = world.clock.now() }: PublishOptions,
): Article[] {
  const id = msgDataId ?? takeMsgDataId(world);
  const articleId = randomText(world.random, 64);
  const articles = drafts.map((draft, index) => ({
    ...draft,
    appId: account.appId,
    msgDataId: id,
    index,
    articleId,
    url: `https://mp.weixin.qq.com/s/${randomText(world.random, 22)}`,
    publishedAt: at,
    publishedBy: by,
    notified,
    comments: [],
  }));
  world.articles.list.push(...articles);
  return articles;
}

export function takeMsgDataId(world: Pick<World, 'articles'>): string {
  const id = String(world.articles.nextMsgDataId);
  world.articles.nextMsgDataId += 1;
  return id;
}
