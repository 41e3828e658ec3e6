import { operations } from '@huixiang/contract';
import { TestSpace } from '../../testing/test-space.ts';
import { OFFICIAL, startTestWechat, type TestWechat } from '../../testing/test-wechat.ts';
import { OfficialAccounts } from '../official-accounts.ts';
import { syncNative } from '../sync-native.ts';

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const LIST = '/cgi-bin/comment/list';

/** What WeChat does to comments now and then. */
export const quirks = ['firstReplyOnly', 'replyAsList', 'totalIsPageSize', 'bigIds', 'oldestFirst'] as const;

const SECRET = { appId: OFFICIAL, secret: 'official-secret' };

interface Published {
  msgid: string;
  msgDataId: string;
  index: number;
  url: string;
}

/** A server with an emulated WeChat in which an official account publishes and readers comment; for one file of tests. */
export class NativeBed {
  #wechat: TestWechat | undefined;
  #accounts: OfficialAccounts | undefined;

  get w(): TestWechat {
    if (this.#wechat === undefined) throw new Error('The bed was not started');
    return this.#wechat;
  }

  start = async (): Promise<void> => {
    this.#wechat = await startTestWechat();
    this.#accounts = new OfficialAccounts(this.w.t.app.context);
  };

  close = (): Promise<void> => this.w.close();

  /** A test begins with nothing due of former ones, with the whole budget of a day, and a WeChat without oddities. */
  fresh = async (): Promise<void> => {
    await this.w.t.database.pool.query('DELETE FROM native_articles; DELETE FROM official_calls');
    await this.w.control('PUT', '/accounts', { appid: OFFICIAL, commentPrivilege: true, blockedApis: [] });
    await this.w.control('DELETE', '/faults');
    await this.setQuirks();
  };

  /** These are on, the others are off. */
  setQuirks = (...on: readonly string[]) => {
    const all = [...quirks, 'emptyWithCount'].map((name) => [name, on.includes(name)]);
    return this.w.control('PUT', '/comments/quirks', Object.fromEntries(all) as object);
  };

  sync = async (): Promise<void> => {
    if (this.#accounts !== undefined) await syncNative(this.w.t.app.context, this.#accounts);
  };

  place = (space: TestSpace) => ({ spaceId: space.spaceId, postId: space.postIds[0] ?? 0 });

  connected = async (): Promise<TestSpace> => {
    const space = await TestSpace.open(this.w.t);
    const params = { spaceId: space.spaceId };
    await this.w.t.call(operations.connectOfficialAccount, { as: space.owner, params, body: SECRET });
    return space;
  };
  overview = (space: TestSpace) =>
    this.w.t.call(operations.getOfficialAccount, { as: space.owner, params: { spaceId: space.spaceId } });

  /** An issue with several articles, published by hand now. */
  publish = async (...titles: string[]): Promise<Published[]> => {
    const articles = titles.map((title) => ({ title, commentsOpen: true }));
    const body = { appid: OFFICIAL, articles };
    return (await this.w.control<{ articles: Published[] }>('POST', '/articles', body)).articles;
  };
  link = (space: TestSpace, url: string) =>
    this.w.t.call(operations.linkNativeArticle, {
      as: space.owner,
      params: this.place(space),
      body: { url },
    });
  /** As readers copy it from a computer: with number and place. */
  longLink = ({ msgid }: Published): string => {
    const [mid, idx] = msgid.split('_');
    return `https://mp.weixin.qq.com/s?__biz=MzA&mid=${mid}&idx=${idx}&sn=0f`;
  };
  /** The next morning in Beijing, when the figures of the day before are there. */
  nextMorning = (): void => {
    this.w.t.clock.now = Math.floor((this.w.t.clock.now + 8 * HOUR) / DAY) * DAY + DAY - 8 * HOUR + 9 * HOUR;
  };
  /** A space whose post is about a published article that was found the next morning. */
  bound = async (): Promise<{ space: TestSpace; name: string }> => {
    const space = await this.connected();
    const [article] = await this.publish('一篇文章');
    if (article === undefined) throw new Error('Nothing was published');
    await this.link(space, this.longLink(article));
    this.nextMorning();
    await this.sync();
    return { space, name: article.msgid };
  };
  all = async (space: TestSpace) => {
    const items = [];
    let after: string | undefined;
    do {
      const query = { limit: 50, ...(after === undefined ? {} : { after }) };
      const page = await this.w.t.call(operations.listNativeComments, {
        as: space.owner,
        params: this.place(space),
        query,
      });
      items.push(...page.items);
      after = page.next ?? undefined;
    } while (after !== undefined);
    return items;
  };
  many = (article: string, count: number) =>
    this.w.control('POST', `/articles/${article}/comments/many`, { count });
  callsNow = () => this.w.calls(LIST);
}
