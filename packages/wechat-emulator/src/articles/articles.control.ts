import { accountOf } from '../accounts/account-of.ts';
import type { ControlRoute } from '../http/control-route.ts';
import type { World } from '../world/world.ts';
import { articleOf } from './article-of.ts';
import { msgIdOf, type Article, type ArticleDraft } from './articles.ts';
import { publishArticles } from './publish-articles.ts';

/** An article as the control API shows it. */
export function describeArticle(article: Article): Record<string, unknown> {
  const { msgDataId, index, title, author, url, publishedAt, publishedBy, notified, commentsOpen } = article;
  const counts = { comments: article.comments.length };
  return {
    msgid: msgIdOf(article),
    msgDataId,
    index,
    title,
    author,
    url,
    publishedAt,
    publishedBy,
    notified,
    commentsOpen,
    ...counts,
  };
}

/** Articles that their author publishes by hand, outside the API. */
export function articleControls(world: World): ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/articles',
      handle: () => ({ articles: world.articles.list.map(describeArticle) }),
    },
    {
      method: 'POST',
      path: '/articles',
      handle: ({ body }) => {
        const account = accountOf(world, body, 'official');
        const drafts = body.records('articles').map((one): ArticleDraft => ({
          title: one.text('title'),
          author: one.textOr('author', account.name),
          content: one.textOr('content', ''),
          commentsOpen: one.flag('commentsOpen', true),
        }));
        const notified = body.flag('notified', true);
        const articles = publishArticles(world, account, drafts, { by: 'hand', notified });
        return { articles: articles.map(describeArticle) };
      },
    },
    {
      method: 'PUT',
      path: '/articles/:article',
      handle: ({ params, body }) => {
        const article = articleOf(world, params);
        article.commentsOpen = body.flag('commentsOpen', article.commentsOpen);
        return { article: describeArticle(article) };
      },
    },
  ];
}
