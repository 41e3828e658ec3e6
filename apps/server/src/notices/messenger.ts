import type { NoticeKind } from '@huixiang/contract';
import type { Pool } from '@huixiang/postgres';
import type { Mailer } from '../identity/mailer.ts';
import { loadAddresses } from './digest.store.ts';

/** What one message outside the app tells: how often each kind happened since the member last looked, most first. */
export interface Digest {
  readonly memberId: number;
  readonly news: readonly { readonly kind: NoticeKind; readonly fresh: number }[];
}

/**
 * The port through which digests leave. Consent, switches, quiet hours, caps and the rules for minors are kept before it
 * is asked. `no-way`: there is no address or no grant for this member, so the next messenger is tried; `failed`: later
 * perhaps.
 */
export interface Messenger {
  deliver(digest: Digest): Promise<'sent' | 'no-way' | 'failed'>;
}

const words: Readonly<Record<NoticeKind, readonly [zh: string, en: string]>> = {
  heard: ['位听众听到了你的留言', 'more listeners heard you'],
  echo: ['个新的回响', 'new echoes'],
  reply: ['条新的回复', 'new replies'],
  'staff-reply': ['条主创的回答', 'answers by the creator'],
  mention: ['次有人提到你', 'mentions of you'],
  featured: ['条留言被精选', 'comments featured'],
  solved: ['条留言被标记已解决', 'comments marked as solved'],
  picture: ['条留言有图片没有通过检查', 'comments with a picture that was not let through'],
  published: ['条留言审核后公开了', 'comments are public after a check'],
  decision: ['条处理结果', 'decisions of the moderators'],
  thanks: ['条留言因为你有了回应或下文', 'comments were answered or went on because of you'],
  report: ['条举报有了结果', 'of your reports were answered'],
};

/** Digests by e-mail, for members who signed in with an address. */
export function mailMessenger({ mailer, pool }: { mailer: Mailer; pool: Pool }): Messenger {
  return {
    async deliver({ memberId, news }) {
      const [address] = await loadAddresses(pool, [memberId]);
      if (address === undefined) return 'no-way';
      const zh = news.map(({ kind, fresh }) => `${fresh} ${words[kind][0]}`).join('\n');
      const en = news.map(({ kind, fresh }) => `${fresh} ${words[kind][1]}`).join('\n');
      await mailer.send({
        to: address.email,
        subject: '回响：有人听见了你',
        text: `${zh}\n\n打开“我 · 消息”看看。不想再收到，在“消息设置”里一键关掉。\n\n${en}\n\nOpen Me, News. You can switch these mails off there.`,
      });
      return 'sent';
    },
  };
}
