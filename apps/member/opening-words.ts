import { memberEn } from '@huixiang/contract/messages/member.en';
import { memberZh } from '@huixiang/contract/messages/member.zh-CN';
import { plainPagesEn } from '@huixiang/contract/messages/plain-pages.en';
import { plainPagesZh } from '@huixiang/contract/messages/plain-pages.zh-CN';
import type { Plugin } from 'vite';

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  zh: { ...memberZh, ...plainPagesZh },
  en: { ...memberEn, ...plainPagesEn },
};

/**
 * Puts messages of the catalogue into a page: `{en:home.title}` is the English one of this key.
 * @throws Error for a key that the catalogue does not have
 */
export function fillPage(html: string): string {
  return html.replace(/\{(zh|en):([\w.]+)\}/g, (hole, language: string, key: string) => {
    const words = WORDS[language]?.[key];
    if (words === undefined) throw new Error(`index.html asks for ${hole}, which is not in the catalogue`);
    return words;
  });
}

/** Fills `index.html`, which is seen before the app has come. */
export function openingWords(): Plugin {
  return {
    name: 'huixiang:opening-words',
    transformIndexHtml: { order: 'pre', handler: fillPage },
  };
}
