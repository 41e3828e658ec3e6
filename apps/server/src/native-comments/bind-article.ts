import { type PublishedArticle, readArticleMsgid, type ArticleKey } from '@huixiang/wechat';
import { beijingDay } from './poll-schedule.ts';

/** An article of which a person may say that it is the one. */
export interface Candidate {
  readonly msgid: string;
  /** `YYYY-MM-DD`. */
  readonly publishedOn: string;
  /** In its issue, from 1, as readers see it. */
  readonly place: number;
  readonly readers: number | null;
  readonly comments: number | null;
}

export interface Binding {
  readonly article: ArticleKey | undefined;
  /** Only the day tells that it is this one. */
  readonly guessed: boolean;
  readonly candidates: readonly Candidate[];
}

const HOST = 'mp.weixin.qq.com';

/** The address of an article as it is kept, without what only tells who shared it; undefined when it is none. */
export function readArticleLink(text: string): string | undefined {
  const url = URL.parse(text.trim());
  if (url === null || url.hostname !== HOST || !/^\/s(\/[\w-]{6,64})?$/.test(url.pathname)) return undefined;
  if (url.pathname !== '/s') return `https://${HOST}${url.pathname}`;
  const kept = new URLSearchParams();
  for (const name of ['__biz', 'mid', 'idx', 'sn']) {
    const value = url.searchParams.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept.has('mid') ? `https://${HOST}/s?${kept.toString()}` : undefined;
}

/** A long address has the number of the issue and the place in it, **from 1** like the `msgid` of the figures. */
export function msgidOfLink(url: string): string | undefined {
  const query = URL.parse(url)?.searchParams;
  const mid = query?.get('mid');
  if (mid === null || mid === undefined) return undefined;
  const msgid = `${mid}_${query?.get('idx') ?? '1'}`;
  return readArticleMsgid(msgid) === undefined ? undefined : msgid;
}

/**
 * Which published article an address means. A long one tells, once the figures confirm that the account has it. A short one
 * tells nothing: the only article of the day on which the link was given is taken to be it, else a person chooses.
 * @param taken msgids of articles that other posts have
 */
export function bindArticle(
  { url, linkedAt }: { url: string; linkedAt: number },
  published: readonly PublishedArticle[],
  taken: ReadonlySet<string>,
): Binding {
  const exact = msgidOfLink(url);
  if (exact !== undefined) {
    const found = published.find(({ msgid }) => msgid === exact);
    return { article: found?.article, guessed: false, candidates: [] };
  }
  const free = published.filter(({ msgid, article }) => article !== undefined && !taken.has(msgid));
  const day = beijingDay(linkedAt);
  const sameDay = free.filter(({ publishedOn }) => publishedOn === day);
  const only = sameDay.length === 1 ? sameDay[0]?.article : undefined;
  return { article: only, guessed: only !== undefined, candidates: free.map(candidate) };
}

function candidate({ msgid, publishedOn, article, days }: PublishedArticle): Candidate {
  const sum = (name: 'readers' | 'comments'): number | null =>
    days.length === 0 ? null : days.reduce((total, day) => total + (day[name] ?? 0), 0);
  return {
    msgid,
    publishedOn,
    place: (article?.index ?? 0) + 1,
    readers: sum('readers'),
    comments: sum('comments'),
  };
}
