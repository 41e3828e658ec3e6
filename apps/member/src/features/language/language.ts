import { fill, type Values } from '@huixiang/contract/fill';
import { memberZh } from '@huixiang/contract/messages/member.zh-CN';

import { preferences } from '../preferences/preferences.ts';
import { english } from './english.ts';
import { clockTime, shortCount, timeAgo } from './format.ts';

export type MessageKey = keyof typeof memberZh;

/** A message in the reader's language. Reactive: what renders it renders again when the language changes. */
export function t(key: MessageKey, values?: Values): string {
  const words = preferences.language === 'en' ? english.value : undefined;
  return fill((words ?? memberZh)[key], values);
}

/** A count in the reader's language. */
export function count(n: number): string {
  return shortCount(n, preferences.language);
}

/** A time of the day, or of another day, in the reader's language. */
export function clock(at: number, now = Date.now()): string {
  return clockTime(at, now, preferences.language);
}

/** How long ago a time was, in the reader's language. */
export function ago(at: number): string {
  return timeAgo(at, Date.now(), preferences.language);
}
