import { type PublishedArticle, readArticleMsgid } from '@huixiang/wechat';
import { describe, expect, test } from 'vitest';
import { bindArticle, msgidOfLink, readArticleLink } from './bind-article.ts';

const published = (msgid: string, publishedOn: string): PublishedArticle => ({
  msgid,
  article: readArticleMsgid(msgid),
  publishedOn,
  notified: true,
  days: [],
});
const issue = [published('2247490098_1', '2026-11-20'), published('2247490098_2', '2026-11-20')];
const linkedAt = Date.UTC(2026, 10, 20, 10);
const long = (idx: number) => `https://mp.weixin.qq.com/s?__biz=MzA&mid=2247490098&idx=${idx}&sn=ab`;

describe('the address of an article', () => {
  test('is kept without what tells who shared it', () => {
    const given = ` ${long(2)}&scene=21&sessionid=9#wechat_redirect `;
    expect(readArticleLink(given)).toBe(long(2));
    expect(readArticleLink('https://mp.weixin.qq.com/s/AbCdEfGhIj?from=timeline')).toBe(
      'https://mp.weixin.qq.com/s/AbCdEfGhIj',
    );
  });

  test.each(['', 'hello', 'https://example.org/s/AbCdEfGhIj', 'https://mp.weixin.qq.com/', 'javascript:1'])(
    'is none: %j',
    (text) => {
      expect(readArticleLink(text)).toBeUndefined();
    },
  );
});

describe('which article an address means', () => {
  test('a long one names it by the place from 1, and the comment calls get the place from 0', () => {
    expect(msgidOfLink(long(2))).toBe('2247490098_2');
    expect(bindArticle({ url: long(2), linkedAt }, issue, new Set()).article).toEqual({
      msgDataId: '2247490098',
      index: 1,
    });
    expect(bindArticle({ url: long(1), linkedAt }, issue, new Set()).article).toEqual({
      msgDataId: '2247490098',
      index: 0,
    });
  });

  test('a long one means nothing until the figures have it: it may be another account’s', () => {
    expect(bindArticle({ url: long(3), linkedAt }, issue, new Set()).article).toBeUndefined();
  });

  const short = { url: 'https://mp.weixin.qq.com/s/AbCdEfGhIj', linkedAt };
  test('a short one is taken for the only article of its day, and says that this is a guess', () => {
    const binding = bindArticle(short, [issue[0]!, published('2247490001_1', '2026-11-02')], new Set());
    expect(binding).toMatchObject({ article: { msgDataId: '2247490098', index: 0 }, guessed: true });
  });

  test('a short one of a day with several is for a person to choose, without those that other posts have', () => {
    const third = published('2247490098_3', '2026-11-20');
    const binding = bindArticle(short, [...issue, third], new Set(['2247490098_1']));
    expect(binding.article).toBeUndefined();
    expect(binding.candidates.map(({ msgid, place }) => [msgid, place])).toEqual([
      ['2247490098_2', 2],
      ['2247490098_3', 3],
    ]);
  });
});
