import { fill, type Values } from '@huixiang/contract/fill';
import { memberEn } from '@huixiang/contract/messages/member.en';
import { memberZh } from '@huixiang/contract/messages/member.zh-CN';
import { plainPagesEn } from '@huixiang/contract/messages/plain-pages.en';
import { plainPagesZh } from '@huixiang/contract/messages/plain-pages.zh-CN';
import type { PageLanguage } from '../http/language-of.ts';

const CATALOGUES = {
  'zh-CN': { ...memberZh, ...plainPagesZh },
  en: { ...memberEn, ...plainPagesEn },
} as const;

/** Chinese dates in figures fit into a line with the name and the place. */
const DAYS = {
  'zh-CN': { month: '2-digit', day: '2-digit' },
  en: { month: 'short', day: 'numeric' },
} as const;

/** What a page says of its own in one language. */
export interface PageWords {
  readonly language: PageLanguage;
  /** A message of the catalogue. Its numbers are written as the language writes them, its other values as they are. */
  readonly say: (key: keyof (typeof CATALOGUES)['zh-CN'], values?: Values) => string;
  /** A day and a minute, in China's time, of milliseconds since the epoch. */
  readonly time: (at: number) => string;
}

/** For whom a page is made: the address by which they reach this server, and the words in their language. */
export interface Reader {
  readonly origin: string;
  readonly words: PageWords;
}

export const pageWords: Readonly<Record<PageLanguage, PageWords>> = {
  'zh-CN': wordsIn('zh-CN'),
  en: wordsIn('en'),
};

function wordsIn(language: PageLanguage): PageWords {
  const numbers = new Intl.NumberFormat(language, { useGrouping: 'min2' });
  const times = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    ...DAYS[language],
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Asia/Shanghai',
  });
  return {
    language,
    say: (key, values = {}) => {
      const written = Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'number' ? numbers.format(value) : value,
      ]);
      return fill(CATALOGUES[language][key], Object.fromEntries(written) as Values);
    },
    time: (at) => times.format(at),
  };
}
