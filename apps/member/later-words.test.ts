import { memberZh } from '@huixiang/contract/messages/member.zh-CN';
import { describe, expect, it } from 'vitest';

import { keysNamedIn, LATER_WORDS, laterWords } from './later-words.ts';

const KEYS = ['tab.home', 'tab.listen', 'me.theme.dark', 'me.theme.light', 'me.title'];
const CATALOGUE = '/x/packages/contract/src/messages/member.zh-CN.ts';
const PAGE = `${import.meta.dirname}/src/pkg-me/profile.vue`;

/** The words that this code of the plugin holds. */
const wordsIn = (code: string): Record<string, string> =>
  JSON.parse(/\{.*\}(?=[;)])/s.exec(code.slice(code.indexOf('{"')))?.[0] ?? '{}') as Record<string, string>;

function build(isFirst: (file: string) => boolean) {
  const { load, transform } = laterWords(isFirst) as unknown as {
    load(id: string): string;
    transform(code: string, id: string): { code: string } | null;
  };
  return {
    first: wordsIn(transform('', CATALOGUE)?.code ?? ''),
    later: wordsIn(load(LATER_WORDS)),
    transform,
  };
}

describe('the words of a page', () => {
  it.each([
    ["t('tab.home')", ['tab.home']],
    ['t("me.title")', ['me.title']],
    ['t(`me.theme.${name}`)', ['me.theme.dark', 'me.theme.light']],
    ['t(`tab.listen`)', ['tab.listen']],
    ["t('tab.homeward'); // tab.home", []],
  ])('are those that its code names: %s', (code, keys) => {
    expect(keysNamedIn(code, KEYS)).toEqual(keys);
  });

  it('are first or later, each in one place, and none is lost', () => {
    const { first, later } = build((file) => file.endsWith('/pkg-thread/thread.vue'));
    expect(first).toHaveProperty(['thread.empty']);
    expect(later).toHaveProperty(['profile.title']);
    expect({ ...later, ...first }).toEqual(memberZh);
    expect(Object.keys(first).filter((key) => key in later)).toEqual([]);
  });

  it('come with whatever names one of the later ones, and with nothing else', () => {
    const { transform } = build((file) => file.endsWith('/pkg-thread/thread.vue'));
    expect(transform("t('profile.title')", PAGE)?.code).toContain(JSON.stringify(LATER_WORDS));
    expect(transform("t('thread.empty')", PAGE)).toBeNull();
    expect(transform("t('profile.title')", '/x/node_modules/some/library.js')).toBeNull();
  });
});
