import type { consoleZh } from './console.zh-CN.ts';

/** Words of the creator console, English: the same keys as the Chinese source. */
export const consoleEn: Record<keyof typeof consoleZh, string> = {
  'app.name': 'Huixiang',
};
