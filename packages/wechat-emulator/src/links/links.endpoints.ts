import { DAY_MS } from '../clock/beijing.ts';
import type { Account } from '../accounts/accounts.ts';
import { OK, type Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import { countCall } from '../quota/quotas.ts';
import { randomText } from '../random/random.ts';
import { checkPage } from '../subscribe/send.endpoints.ts';
import type { World } from '../world/world.ts';
import type { Link } from './links.ts';

const DAYS_MAX = 30;
/** Both kinds of link are counted together, under the name of one. */
const SHARED = '/wxa/generate_urllink';
const PER_DAY = 500_000;

/** Links into the mini-program from outside WeChat; none lives longer than 30 days. */
export function linkEndpoints(world: World): Endpoint[] {
  return [
    {
      method: 'POST',
      path: '/wxa/generate_urllink',
      access: 'mini',
      handle: ({ account, body }) => {
        const expiresAt = expiryOf(world, body, 'expire_type', '');
        const { link } = makeLink(world, account, 'url', { fields: body, expiresAt });
        return { ...OK, url_link: link };
      },
    },
    {
      method: 'POST',
      path: '/wxa/generatescheme',
      access: 'mini',
      handle: ({ account, body }) => {
        const target = body.has('jump_wxa') ? body.record('jump_wxa') : body;
        const expiresAt = expiryOf(world, body, 'expire_type', body.has('is_expire') ? 'is_expire' : '');
        const { link } = makeLink(world, account, 'scheme', { fields: target, expiresAt });
        return { ...OK, openlink: link };
      },
    },
  ];
}

/** When the link ends: `expire_type` 0 at `expire_time` (seconds), 1 in `expire_interval` days. Throws 85400, 85401. */
function expiryOf(world: World, body: Fields, typeName: string, foreverName: string): number {
  const now = world.clock.now();
  // Links without an end were abolished; what is left of them has a bound that nobody is below any more.
  if (foreverName !== '' && !body.flag(foreverName))
    throw new WechatFailure(85400, 'long-term link quota reached');
  if (body.integerOr(typeName, 0) === 1) {
    const days = body.integer('expire_interval');
    if (days < 1 || days > DAYS_MAX) throw new WechatFailure(85402, 'expire_interval out of range');
    return now + days * DAY_MS;
  }
  if (!body.has('expire_time')) return now + DAYS_MAX * DAY_MS;
  const at = body.integer('expire_time') * 1000;
  if (at <= now || at > now + DAYS_MAX * DAY_MS) throw new WechatFailure(85401, 'expire_time out of range');
  return at;
}

function makeLink(
  world: World,
  account: Account,
  kind: Link['kind'],
  { fields, expiresAt }: { fields: Fields; expiresAt: number },
): Link {
  const path = fields.textOr('path', '').replace(/^\//, '');
  checkPage(account, path);
  countCall(world.quotas, account.appId, SHARED, { day: PER_DAY }, world.clock.now());
  const query = fields.textOr('query', '');
  const key = randomText(world.random, 11);
  const link = kind === 'url' ? `https://wxaurl.cn/${key}` : `weixin://dl/business/?t=${key}`;
  const made: Link = {
    kind,
    appId: account.appId,
    key,
    link,
    page: query === '' ? path : `${path}?${query}`,
    expiresAt,
  };
  world.links.list.push(made);
  return made;
}
