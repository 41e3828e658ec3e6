import { firstAccount } from '../accounts/accounts.ts';
import { articleOf } from '../articles/article-of.ts';
import { msgIdOf, type Article } from '../articles/articles.ts';
import { publishArticles } from '../articles/publish-articles.ts';
import { beijingTime } from '../clock/beijing.ts';
import type { NativeComment } from '../comments/comment.ts';
import { writeComment } from '../comments/write-comment.ts';
import { ControlFailure } from '../http/failure.ts';
import type { World } from '../world/world.ts';
import { backTo } from './back.ts';
import { html, type Html } from './html.ts';
import type { PageAnswer, PageCall, PageRoute, Viewer } from './page-route.ts';
import { actForm, hidden, longField, textField, tick } from './parts.ts';

const TAB = '/__emu/page/articles';

/** Articles of the official account: publishing one by hand, reading one, commenting as a reader. */
export function articlePages(world: World): PageRoute[] {
  return [
    {
      method: 'GET',
      path: TAB,
      handle: ({ texts }) => ({ title: texts.tabArticles, tab: TAB, body: showAll(world, texts) }),
    },
    {
      method: 'GET',
      path: `${TAB}/:article`,
      handle: (call) => {
        const article = articleOf(world, call.params);
        return { title: article.title, tab: TAB, body: showOne(world, article, call) };
      },
    },
    { method: 'POST', path: '/__emu/page/publish', handle: (call) => publish(world, call) },
    {
      method: 'POST',
      path: '/__emu/page/comment',
      handle: ({ form, me }) => {
        const article = articleOf(world, form);
        writeComment(world, article, {
          user: me,
          content: form.text('content'),
          anonymous: form.flag('anonymous'),
        });
        return backTo(`${TAB}/${msgIdOf(article)}`);
      },
    },
  ];
}

function publish(world: World, { form }: PageCall): PageAnswer {
  const account = firstAccount(world.accounts, 'official');
  if (!account) throw new ControlFailure(409, 'the seed has no official account');
  const draft = {
    title: form.text('title'),
    author: account.name,
    content: form.textOr('content', ''),
    commentsOpen: form.flag('commentsOpen'),
  };
  publishArticles(world, account, [draft], { by: 'hand', notified: form.flag('notified') });
  return backTo(TAB);
}

function showAll(world: World, texts: Viewer['texts']): Html {
  const articles = world.articles.list.toReversed().map(
    (one) =>
      html`<article class="card">
        <a class="link" href="${TAB}/${msgIdOf(one)}"><h3>${one.title}</h3></a>
        <p class="soft">
          ${one.author} · ${beijingTime(one.publishedAt)} · ${texts.comments} ${one.comments.length}
        </p>
        <p class="soft"><code>${msgIdOf(one)}</code></p>
      </article>`,
  );
  const fields = [
    textField('title', texts.articleTitle),
    longField('content', texts.articleText),
    tick('notified', texts.notified, true),
    tick('commentsOpen', texts.commentsOpen, true),
  ];
  const running = world.publishing.jobs.filter(({ status }) => status === 1).length;
  const counts = html`<p class="soft">
    ${texts.drafts} ${world.publishing.drafts.length} · ${texts.running} ${running}
  </p>`;
  return html`<h2>${texts.tabArticles}</h2>
    ${counts}${articles}
    <h2>${texts.publish}</h2>
    <div class="card">${actForm('publish', fields, texts.publish, 'publish')}</div>`;
}

function showOne(world: World, article: Article, { texts }: PageCall): Html {
  const paragraphs = article.content
    .replaceAll(/<[^>]+>/g, '\n')
    .split('\n')
    .filter(Boolean);
  const comments = article.comments.map((one) => showComment(world, one, texts));
  const fields = [
    hidden('article', msgIdOf(article)),
    longField('content', texts.writeComment),
    tick('anonymous', texts.anonymous, false),
  ];
  const write = article.commentsOpen
    ? html`<div class="card">${actForm('comment', fields, texts.send, 'comment')}</div>`
    : html`<p class="soft">${texts.commentsClosed}</p>`;
  return html`<h2>${article.title}</h2>
    <p class="soft">${article.author} · ${beijingTime(article.publishedAt)}</p>
    <p class="soft"><code id="url">${article.url}</code></p>
    ${paragraphs.map((one) => html`<p>${one}</p>`)}
    <h2>${texts.comments}</h2>
    <div class="card">
      <ul class="plain">
        ${comments}
      </ul>
      <p class="soft">${texts.noApplause}</p>
    </div>
    ${write}`;
}

function showComment(world: World, comment: NativeComment, texts: Viewer['texts']): Html {
  const name = comment.anonymous ? texts.otherIdentity : world.users.byId.get(comment.userId ?? '')?.nickname;
  const elected = comment.elected && html` <span class="tag">${texts.elected}</span>`;
  const replies = comment.replies.map(
    ({ content }) =>
      html`<div class="reply">
        <small>${texts.authorReply}</small>
        <p>${content}</p>
      </div>`,
  );
  return html`<li id="comment-${comment.id}">
    <div class="top"><strong>${name}${elected}</strong><small>${beijingTime(comment.createdAt)}</small></div>
    <p>${comment.content}</p>
    ${replies}
  </li>`;
}
