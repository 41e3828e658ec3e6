import { beijingDate } from '../clock/beijing.ts';
import type { Account } from '../accounts/accounts.ts';
import { OK, type Answer, type Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import { scaled } from '../quota/quotas.ts';
import type { World } from '../world/world.ts';

const PATH = '/wxa/search/wxaapi_submitpages';
const PAGES_MAX = 1000;
/** WeChat names no number; this is the emulator's. */
const PER_DAY = 100_000;

/** Telling WeChat's search of pages. */
export function searchEndpoints(world: World): Endpoint[] {
  return [
    {
      method: 'POST',
      path: PATH,
      access: 'mini',
      handle: ({ account, body }) => submit(world, account, body),
    },
  ];
}

function submit(world: World, account: Account, body: Fields): Answer {
  if (!account.searchOpen) throw new WechatFailure(85083, 'search status is off');
  const pages = Array.isArray(body.raw('pages')) ? body.records('pages') : undefined;
  if (!pages) throw new WechatFailure(47001, 'data format error');
  if (pages.length > PAGES_MAX) throw new WechatFailure(47004, 'submit pages over 1000');
  const at = world.clock.now();
  const key = `${account.appId} ${beijingDate(at)}`;
  const used = world.search.perDay.get(key) ?? 0;
  if (used + pages.length > scaled(world.quotas, PATH, PER_DAY))
    throw new WechatFailure(47006, 'submit pages reach daily limit');
  const read = pages.map((page) => ({ appId: account.appId, at, ...readPage(account, page) }));
  world.search.perDay.set(key, used + pages.length);
  world.search.pages.push(...read);
  return OK;
}

function readPage(account: Account, page: Fields): { path: string; query: string; title: string } {
  const path = page.textOr('path', '');
  if (path === '' || path.startsWith('/')) throw new WechatFailure(40210, 'invalid path');
  if (account.sitemapDisallow.some((prefix) => path.startsWith(prefix))) {
    throw new WechatFailure(40066, 'page is disallowed by sitemap');
  }
  const data = page.has('data_list') ? page.records('data_list')[0] : undefined;
  return { path, query: page.textOr('query', ''), title: data?.textOr('title', '') ?? '' };
}
