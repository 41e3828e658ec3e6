import { consoleZh } from '@huixiang/contract/messages/console.zh-CN';
import { fill, type Values } from '@huixiang/contract/fill';
import { readonly, shallowRef } from 'vue';

import { readChoice, writeChoice } from './stored-choice.ts';

export type Locale = 'zh-CN' | 'en';
export type MessageKey = keyof typeof consoleZh;
export type Translate = (key: MessageKey, values?: Values) => string;

const locales = ['zh-CN', 'en'] as const;
const storageKey = 'hx-console-locale';

const current = shallowRef<Locale>('zh-CN');
const catalogue = shallowRef<Readonly<Record<MessageKey, string>>>(consoleZh);

/** The language of the interface. */
export const locale = readonly(current);

/** Words of the interface in the current language; reading it in a template makes the template follow a switch. */
export const t: Translate = (key, values) => fill(catalogue.value[key], values);

/** Switches the language and remembers the choice on this device. English is fetched the first time it is chosen. */
export async function setLocale(next: Locale): Promise<void> {
  catalogue.value =
    next === 'en' ? (await import('@huixiang/contract/messages/console.en')).consoleEn : consoleZh;
  current.value = next;
  document.documentElement.lang = next;
  writeChoice(storageKey, next);
}

/** Applies the language chosen earlier on this device; Chinese when there was none. */
export async function restoreLocale(): Promise<void> {
  await setLocale(readChoice(storageKey, locales) ?? 'zh-CN');
}
