import type { Account } from '../accounts/accounts.ts';
import { OK, type Answer, type Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import { randomText } from '../random/random.ts';
import type { World } from '../world/world.ts';
import type { Draft, DraftArticle } from './publishing.ts';

const PAGE_MAX = 20;
const ARTICLES_MAX = 8;

/** Drafts of an official account. */
export function draftEndpoints(world: World): Endpoint[] {
  const { drafts } = world.publishing;
  const post = { method: 'POST', quota: { day: 1000 } } as const;
  return [
    {
      ...post,
      access: 'official',
      path: '/cgi-bin/draft/add',
      handle: ({ account, body }) => add(world, account, body),
    },
    {
      ...post,
      access: 'official',
      path: '/cgi-bin/draft/get',
      handle: ({ account, body }) => ({
        news_item: draftOf(world, account, body).articles.map(({ fields }) => fields),
      }),
    },
    {
      ...post,
      access: 'official',
      path: '/cgi-bin/draft/update',
      handle: ({ account, body }) => {
        const draft = draftOf(world, account, body);
        const index = body.integerOr('index', 0);
        if (index < 0 || index >= draft.articles.length)
          throw new WechatFailure(40097, 'invalid args: index');
        const changed = readArticle(account, body.record('articles'));
        draft.articles = draft.articles.map((one, place) => (place === index ? changed : one));
        draft.updatedAt = world.clock.now();
        return OK;
      },
    },
    {
      ...post,
      access: 'official',
      path: '/cgi-bin/draft/delete',
      handle: ({ account, body }) => {
        drafts.splice(drafts.indexOf(draftOf(world, account, body)), 1);
        return OK;
      },
    },
    {
      ...post,
      access: 'official',
      method: 'GET',
      path: '/cgi-bin/draft/count',
      handle: ({ account }) => ({ total_count: draftsOf(world, account).length }),
    },
    {
      ...post,
      access: 'official',
      path: '/cgi-bin/draft/batchget',
      handle: ({ account, body }) => batch(world, account, body),
    },
  ];
}

export function draftOf(world: World, account: Account, body: Fields): Draft {
  const mediaId = body.textOr('media_id', '');
  const draft = draftsOf(world, account).find((one) => one.mediaId === mediaId);
  if (!draft) throw new WechatFailure(40007, 'invalid media_id');
  return draft;
}

/** `offset` and `count` of the lists; throws 40097. */
export function readPage(body: Fields): { offset: number; count: number } {
  const offset = body.integer('offset');
  const count = body.integer('count');
  if (offset < 0 || count < 1 || count > PAGE_MAX) throw new WechatFailure(40097, 'invalid args: count');
  return { offset, count };
}

function draftsOf(world: World, { appId }: Account): Draft[] {
  return world.publishing.drafts.filter((one) => one.appId === appId);
}

function add(world: World, account: Account, body: Fields): Answer {
  const given = body.records('articles');
  if (given.length < 1 || given.length > ARTICLES_MAX)
    throw new WechatFailure(45008, 'article size out of limit');
  const mediaId = randomText(world.random, 64);
  const articles = given.map((one) => readArticle(account, one));
  world.publishing.drafts.push({ mediaId, appId: account.appId, articles, updatedAt: world.clock.now() });
  return { media_id: mediaId, item: [] };
}

function readArticle(account: Account, one: Fields): DraftArticle {
  return {
    title: one.text('title'),
    author: one.textOr('author', account.name),
    content: one.text('content'),
    commentsOpen: one.flag('need_open_comment'),
    fields: Object.fromEntries(one.names().map((name) => [name, one.raw(name)])),
  };
}

function batch(world: World, account: Account, body: Fields): Answer {
  const { offset, count } = readPage(body);
  const all = draftsOf(world, account).toReversed();
  const item = all.slice(offset, offset + count).map(({ mediaId, articles, updatedAt }) => ({
    media_id: mediaId,
    content: {
      news_item: articles.map(({ fields }) =>
        body.flag('no_content') ? { ...fields, content: '' } : fields,
      ),
    },
    update_time: Math.floor(updatedAt / 1000),
  }));
  return { total_count: all.length, item_count: item.length, item };
}
