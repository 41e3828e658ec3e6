import type { Account } from '../accounts/accounts.ts';
import type { Article } from '../articles/articles.ts';
import { publishArticles, takeMsgDataId } from '../articles/publish-articles.ts';
import { OK, type Answer, type Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import { wireInteger } from '../http/json.ts';
import type { World } from '../world/world.ts';
import { draftOf, readPage } from './draft.endpoints.ts';
import { startPublishing } from './finish-publishing.ts';
import type { PublishJob } from './publishing.ts';

const RUNNING = 1;

/** Publishing a draft without notice, what became of it, and sending it to all followers. */
export function publishEndpoints(world: World): Endpoint[] {
  const post = { method: 'POST', quota: { day: 100 } } as const;
  const path = (name: string): string => `/cgi-bin/freepublish/${name}`;
  return [
    {
      ...post,
      access: 'official',
      path: path('submit'),
      handle: ({ account, body }) => {
        const job = startPublishing(world, account, draftOf(world, account, body));
        return { ...OK, publish_id: job.publishId, msg_data_id: wireInteger(job.msgDataId) };
      },
    },
    {
      ...post,
      access: 'official',
      path: path('get'),
      handle: ({ account, body }) => describeJob(jobOf(world, account, body)),
    },
    {
      ...post,
      access: 'official',
      path: path('getarticle'),
      handle: ({ account, body }) => ({ news_item: issueOf(world, account, body).map(describeItem) }),
    },
    {
      ...post,
      access: 'official',
      path: path('batchget'),
      handle: ({ account, body }) => batch(world, account, body),
    },
    {
      ...post,
      access: 'official',
      path: path('delete'),
      handle: ({ account, body }) => remove(world, account, body),
    },
    {
      ...post,
      access: 'official',
      path: '/cgi-bin/message/mass/sendall',
      handle: ({ account, body }) => sendToAll(world, account, body),
    },
  ];
}

function jobOf(world: World, account: Account, body: Fields): PublishJob {
  const id = body.textOr('publish_id', '');
  const job = world.publishing.jobs.find((one) => one.appId === account.appId && one.publishId === id);
  if (!job) throw new WechatFailure(40097, 'invalid args: publish_id');
  return job;
}

function describeJob({ publishId, status, articles }: PublishJob): Answer {
  const item = articles.map(({ index, url }) => ({ idx: index + 1, article_url: url }));
  const first = articles[0];
  const detail = first ? { article_id: first.articleId, article_detail: { count: item.length, item } } : {};
  return { publish_id: publishId, publish_status: status, ...detail, fail_idx: status > RUNNING ? [1] : [] };
}

function issueOf(world: World, account: Account, body: Fields): Article[] {
  const id = body.textOr('article_id', '');
  const articles = world.articles.list.filter((one) => one.appId === account.appId && one.articleId === id);
  if (articles.length === 0) throw new WechatFailure(53600, 'Article ID is invalid');
  return articles;
}

function describeItem({ title, author, content, url, commentsOpen }: Article) {
  return {
    title,
    author,
    content,
    url,
    need_open_comment: commentsOpen ? 1 : 0,
    only_fans_can_comment: 0,
    is_deleted: false,
  };
}

function batch(world: World, account: Account, body: Fields): Answer {
  const { offset, count } = readPage(body);
  const issues = world.articles.list
    .filter(
      ({ appId, index, publishedBy }) => appId === account.appId && index === 0 && publishedBy === 'submit',
    )
    .toReversed();
  const item = issues.slice(offset, offset + count).map(({ articleId, publishedAt }) => {
    const articles = world.articles.list.filter((one) => one.articleId === articleId);
    const items = articles
      .map(describeItem)
      .map((one) => (body.flag('no_content') ? { ...one, content: '' } : one));
    return {
      article_id: articleId,
      content: { news_item: items },
      update_time: Math.floor(publishedAt / 1000),
    };
  });
  return { total_count: issues.length, item_count: item.length, item };
}

/** `index` counts from 1 here; 0 or nothing is the whole issue. */
function remove(world: World, account: Account, body: Fields): Answer {
  const index = body.integerOr('index', 0);
  const gone = issueOf(world, account, body).filter((one) => index === 0 || one.index === index - 1);
  for (const article of gone) world.articles.list.splice(world.articles.list.indexOf(article), 1);
  return OK;
}

function sendToAll(world: World, account: Account, body: Fields): Answer {
  const draft = draftOf(world, account, body.record('mpnews'));
  const msgDataId = takeMsgDataId(world);
  publishArticles(world, account, draft.articles, { by: 'mass', notified: true, msgDataId });
  const msgId = wireInteger(`30${msgDataId}`);
  const counts = { TotalCount: 1, FilterCount: 1, SentCount: 1, ErrorCount: 0 };
  world.emit(account, '', {
    MsgType: 'event',
    Event: 'MASSSENDJOBFINISH',
    MsgID: `30${msgDataId}`,
    Status: 'send success',
    ...counts,
  });
  return { ...OK, errmsg: 'send job submission success', msg_id: msgId, msg_data_id: wireInteger(msgDataId) };
}
