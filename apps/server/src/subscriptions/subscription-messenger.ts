import { isWechatError, sendSubscribeMessage, WechatApiError } from '@huixiang/wechat';
import type { Context } from '../context.ts';
import type { Digest, Messenger } from '../notices/messenger.ts';
import { loadExternal } from '../wechat/identities.store.ts';
import type { Wechat } from '../wechat/wechat.ts';
import { TemplateKeeper, type DigestTemplate } from './digest-template.ts';
import { consume, giveBack, loadLatest, settle, withdraw, type LatestNews } from './subscriptions.store.ts';

const BEIJING_MS = 8 * 3_600_000;

/** Digests by a one-time subscription message: one that the member allowed in WeChat, for one message. */
export function subscriptionMessenger(context: Context): Messenger {
  const { wechat, now } = context;
  if (wechat === undefined) return { deliver: async () => 'no-way' };
  const keeper = new TemplateKeeper(wechat.mini, now);
  return { deliver: (digest) => deliver(context, { wechat, keeper }, digest) };
}

async function deliver(
  context: Context,
  { wechat, keeper }: { wechat: Wechat; keeper: TemplateKeeper },
  digest: Digest,
): Promise<'sent' | 'no-way' | 'failed'> {
  const { pool, now, sealing, log } = context;
  const { memberId } = digest;
  const [person] = await loadExternal(pool, [memberId, wechat.mini.appId]);
  const [latest] = await loadLatest(pool, [memberId]);
  if (person === undefined || latest === undefined) return 'no-way';
  const template = await keeper.get();
  if (template === undefined) return 'no-way';
  const [used] = await consume(pool, [memberId, template.id, now()]);
  if (used === undefined) return 'no-way';
  const place = [memberId, template.id, used.granted_at];
  try {
    await sendSubscribeMessage(wechat.mini, {
      openId: sealing.open(person.external_sealed),
      templateId: template.id,
      page: pageOf(latest),
      data: fill(template, digest, latest, now()),
    });
  } catch (error) {
    const api = error instanceof WechatApiError ? error : undefined;
    if (api?.kind === 'not-subscribed') {
      await withdraw(pool, [memberId, template.id, now(), now(), used.granted_at]);
      return 'no-way';
    }
    // It may have arrived; a second one would be one too many.
    if (isWechatError(error) && api === undefined && 'maybeDone' in error && error.maybeDone) {
      log('It is not known whether a subscription message arrived', error);
      return 'sent';
    }
    await giveBack(pool, place);
    if (api?.retry !== 'never') throw error;
    log('WeChat takes no subscription message as it is', error);
    return 'no-way';
  }
  await settle(pool, place);
  return 'sent';
}

/** The page that the app itself opens for this news. */
function pageOf({
  held,
  kind,
  space_id: spaceId,
  post_id: postId,
  comment_id: commentId,
}: LatestNews): string {
  if (kind === 'mention' || kind === 'thanks')
    return `pkg-thread/thread?spaceId=${spaceId}&postId=${postId}&commentId=${commentId}`;
  // About something of somebody else, perhaps gone: told in words there.
  if (kind === 'report') return 'pkg-me/notices';
  if (kind === 'picture' && held) return 'pkg-mine/comments?show=waiting';
  const page = kind === 'decision' ? 'pkg-me/decision' : 'pkg-mine/comment';
  return `${page}?spaceId=${spaceId}&commentId=${commentId}`;
}

/** WeChat's fields are few and short; what is too long is cut to whole characters when it is sent. */
function fill(
  { fields }: DigestTemplate,
  { news }: Digest,
  { text }: LatestNews,
  now: number,
): Record<string, string | number> {
  const count = news.reduce((sum, { fresh }) => sum + fresh, 0);
  const time = new Date(now + BEIJING_MS).toISOString().slice(0, 16).replace('T', ' ');
  const values = { text: text.trim() || '你的留言', count: Math.max(1, count), time, name: '回响' };
  return Object.fromEntries(fields.map(({ key, holds }) => [key, values[holds]]));
}
