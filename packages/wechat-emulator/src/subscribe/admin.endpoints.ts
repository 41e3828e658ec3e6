import type { Account } from '../accounts/accounts.ts';
import { OK, type Answer, type Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import { randomText } from '../random/random.ts';
import type { World } from '../world/world.ts';
import { LIBRARY, type LibraryTitle } from './library.ts';
import type { Template } from './subscriptions.ts';

const TEMPLATES_MAX = 25;
const KEYWORDS_MIN = 2;
const KEYWORDS_MAX = 5;

/** Choosing templates from the public library, as the console does. */
export function templateEndpoints(world: World): Endpoint[] {
  const path = (name: string): string => `/wxaapi/newtmpl/${name}`;
  return [
    {
      access: 'mini',
      method: 'GET',
      path: path('getcategory'),
      handle: ({ account }) => ({ ...OK, data: account.categories }),
    },
    {
      access: 'mini',
      method: 'GET',
      path: path('getpubtemplatetitles'),
      handle: ({ query }) => titles(query),
    },
    {
      access: 'mini',
      method: 'GET',
      path: path('getpubtemplatekeywords'),
      handle: ({ query }) => {
        const { keywords } = titleOf(query);
        return { ...OK, count: keywords.length, data: keywords };
      },
    },
    {
      access: 'mini',
      method: 'POST',
      path: path('addtemplate'),
      handle: ({ account, body }) => add(world, account, body),
    },
    {
      access: 'mini',
      method: 'GET',
      path: path('gettemplate'),
      handle: ({ account }) => list(world, account),
    },
    {
      access: 'mini',
      method: 'POST',
      path: path('deltemplate'),
      handle: ({ account, body }) => remove(world, account, body),
    },
  ];
}

function titles(query: Fields): Answer {
  const ids = query.text('ids').split(',').map(Number);
  const found = LIBRARY.filter(({ categoryId }) => ids.includes(categoryId));
  const start = query.integerOr('start', 0);
  const limit = query.integerOr('limit', 30);
  if (start < 0 || limit < 1 || limit > 30) throw new WechatFailure(200016, 'start or limit invalid');
  const data = found
    .slice(start, start + limit)
    .map(({ tid, title, categoryId }) => ({ tid, title, type: 2, categoryId: String(categoryId) }));
  return { ...OK, count: found.length, data };
}

function titleOf(fields: Fields): LibraryTitle {
  const tid = fields.textOr('tid', '');
  const title = LIBRARY.find((one) => String(one.tid) === tid);
  if (!title) throw new WechatFailure(200014, 'invalid tid');
  return title;
}

function add(world: World, account: Account, body: Fields): Answer {
  const title = titleOf(body);
  const kids = body.listOr('kidList').map(Number);
  const keywords = kids.map((kid) => title.keywords.find((one) => one.kid === kid));
  if (kids.length < KEYWORDS_MIN || kids.length > KEYWORDS_MAX || keywords.includes(undefined)) {
    throw new WechatFailure(200020, 'invalid kidList');
  }
  if (body.textOr('sceneDesc', '') === '') throw new WechatFailure(200021, 'invalid sceneDesc');
  const mine = world.subscriptions.templates.filter(({ appId }) => appId === account.appId);
  if (mine.length >= TEMPLATES_MAX) throw new WechatFailure(200012, 'template count limit');
  const id = randomText(world.random, 43);
  const fields = keywords.flatMap((one) =>
    one ? [{ key: `${one.rule}${one.kid}`, label: one.name, example: one.example }] : [],
  );
  world.subscriptions.templates.push({
    id,
    appId: account.appId,
    title: title.title,
    fields,
    type: 'one-time',
  });
  return { ...OK, priTmplId: id };
}

function list(world: World, account: Account): Answer {
  const mine = world.subscriptions.templates.filter(({ appId }) => appId === account.appId);
  return { ...OK, data: mine.map(describe) };
}

function describe({ id, title, fields, type }: Template) {
  return {
    priTmplId: id,
    title,
    content: fields.map(({ key, label }) => `${label}:{{${key}.DATA}}\n`).join(''),
    example: fields.map(({ label, example }) => `${label}:${example}\n`).join(''),
    type: type === 'one-time' ? 2 : 3,
  };
}

function remove(world: World, account: Account, body: Fields): Answer {
  const id = body.textOr('priTmplId', '');
  const { templates } = world.subscriptions;
  const index = templates.findIndex((one) => one.appId === account.appId && one.id === id);
  if (index < 0) throw new WechatFailure(40037, 'invalid template_id');
  templates.splice(index, 1);
  return OK;
}
