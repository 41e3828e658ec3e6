import { shallowRef } from 'vue';

// #ifndef H5
import { memberEn } from './english-words.ts';
// #endif
import type { memberZh } from '@huixiang/contract/messages/member.zh-CN';

/** The English words: part of the mini-program, and in the browser not there before somebody reads English. */
export const english = shallowRef<Readonly<Record<keyof typeof memberZh, string>>>();

// #ifndef H5
english.value = memberEn;
// #endif

/** Fetches the English words where they are not there yet. Until they are, and where that fails, the words are Chinese. */
export async function loadEnglish(): Promise<void> {
  // #ifdef H5
  english.value ??= (await import('./english-words.ts')).memberEn;
  // #endif
}
