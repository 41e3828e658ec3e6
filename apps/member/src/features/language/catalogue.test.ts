import { memberEn } from '@huixiang/contract/messages/member.en';
import { memberZh } from '@huixiang/contract/messages/member.zh-CN';
import { describe, expect, it } from 'vitest';

const holes = (message: string) =>
  [...new Set([...message.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? ''))].toSorted((a, b) =>
    a.localeCompare(b),
  );
const keys = Object.keys(memberZh) as (keyof typeof memberZh)[];

describe('the words of the member app', () => {
  it.each(keys)('%s asks for the same values in both languages', (key) => {
    expect(holes(memberEn[key])).toEqual(holes(memberZh[key]));
  });

  it('calls an echo an echo, and never promises anything for one', () => {
    const all = [...Object.values(memberZh), ...Object.values(memberEn)].join('\n');
    expect(all).not.toMatch(/赞|\blikes?\b(?! to|,)/);
  });
});
