import type { Account } from '../accounts/accounts.ts';
import { OK, type Answer, type Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import { randomText } from '../random/random.ts';
import { personKey } from '../users/users.ts';
import { personOf } from '../users/person-of.ts';
import type { World } from '../world/world.ts';
import { judge, type Verdict } from './safety.ts';
import { wasHere } from './was-here.ts';

const CONTENT_MAX = 2500;
const PASSED = 100;
const MEDIA_KEPT = 200;

/** Checks of texts, which answer at once, and of media, whose result is pushed later. */
export function safetyEndpoints(world: World): Endpoint[] {
  return [
    {
      method: 'POST',
      path: '/wxa/msg_sec_check',
      access: 'mini',
      quota: { minute: 4000, day: 2_000_000 },
      handle: ({ account, body }) =>
        body.integerOr('version', 1) === 2 ? checkText(world, account, body) : checkTextOldStyle(world, body),
    },
    {
      method: 'POST',
      path: '/wxa/media_check_async',
      access: 'mini',
      quota: { minute: 2000, day: 200_000 },
      handle: ({ account, body }) => checkMedia(world, account, body),
    },
  ];
}

function checkText(world: World, account: Account, body: Fields): Answer {
  const content = readContent(body);
  checkScene(body);
  checkPresent(world, account, body);
  const texts = [
    content,
    body.textOr('title', ''),
    body.textOr('nickname', ''),
    body.textOr('signature', ''),
  ];
  const verdict = judge(world.safety.lexicon, texts.join('\n'));
  return { ...OK, ...describe(verdict), trace_id: traceId(world) };
}

/** The frozen first version: no kinds, only yes or 87014. */
function checkTextOldStyle(world: World, body: Fields): Answer {
  const { suggest } = judge(world.safety.lexicon, readContent(body));
  if (suggest === 'risky') throw new WechatFailure(87014, 'risky content');
  return OK;
}

function checkMedia(world: World, account: Account, body: Fields): Answer {
  const url = body.textOr('media_url', '');
  if (!/^https?:\/\//.test(url)) throw new WechatFailure(40097, 'invalid args: media_url');
  if (![1, 2].includes(body.integer('media_type')))
    throw new WechatFailure(40097, 'invalid args: media_type');
  if (body.integer('version') !== 2) throw new WechatFailure(40097, 'invalid args: version');
  checkScene(body);
  checkPresent(world, account, body);
  const trace = traceId(world);
  world.safety.media.push({ url, scene: body.integer('scene'), traceId: trace });
  if (world.safety.media.length > MEDIA_KEPT) world.safety.media.shift();
  const { result, detail } = describe(judge(world.safety.lexicon, decodeURI(url)));
  world.emit(
    account,
    body.text('openid'),
    {
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: account.appId,
      trace_id: trace,
      version: 2,
      detail,
      errcode: 0,
      errmsg: 'ok',
      result,
    },
    { delayMs: world.safety.mediaDelayMs },
  );
  return { ...OK, trace_id: trace };
}

function readContent(body: Fields): string {
  const content = body.textOr('content', '');
  if (content === '') throw new WechatFailure(44004, 'empty content');
  if (Array.from(content).length > CONTENT_MAX) throw new WechatFailure(45002, 'content size out of limit');
  return content;
}

function checkScene(body: Fields): void {
  const scene = body.integerOr('scene', 0);
  if (scene < 1 || scene > 4) throw new WechatFailure(40129, 'invalid scene');
}

function checkPresent(world: World, account: Account, body: Fields): void {
  const user = personOf(world, account, body.textOr('openid', ''));
  if (!wasHere(world, personKey(account.appId, user.id))) throw new WechatFailure(61010, 'code is expired');
}

function describe({ suggest, label, keyword }: Verdict) {
  const level = suggest === 'pass' ? 90 : 20;
  const model = { strategy: 'content_model', errcode: 0, suggest, label, prob: level };
  const found =
    keyword === undefined ? [] : [{ strategy: 'keyword', errcode: 0, suggest, label, level, keyword }];
  return { result: { suggest, label: suggest === 'pass' ? PASSED : label }, detail: [model, ...found] };
}

function traceId(world: World): string {
  return randomText(world.random, 24).toLowerCase();
}
