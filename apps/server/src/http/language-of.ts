import type { FastifyRequest } from 'fastify';

/** A language of ours, as it stands in a page's `lang`. */
export type PageLanguage = 'zh-CN' | 'en';

/**
 * The language of a page for this reader: English where their browser wishes for it more than for Chinese (`Accept-Language`),
 * else Chinese. So search engines, which wish for nothing, get Chinese. An answer that follows it says so by `Vary`.
 */
export function languageOf({ headers }: Pick<FastifyRequest, 'headers'>): PageLanguage {
  const wishes = (headers['accept-language'] ?? '').toLowerCase().split(',').map(wishOf);
  return weightOf('en', wishes) > weightOf('zh', wishes) ? 'en' : 'zh-CN';
}

interface Wish {
  /** Without its region and script; `*` is any. */
  readonly language: string;
  /** From 0, not at all, to 1. */
  readonly weight: number;
}

/** Reads one wish, such as `en-gb;q=0.8`. */
function wishOf(text: string): Wish {
  const [range = '', quality] = text.split(';');
  const [language = ''] = range.trim().split('-');
  const weight =
    quality === undefined ? 1 : Number(/^\s*q\s*=\s*([01](?:\.\d*)?)\s*$/.exec(quality)?.[1] ?? 0);
  return { language, weight };
}

function weightOf(language: string, wishes: readonly Wish[]): number {
  const named = wishes.filter((wish) => wish.language === language);
  const fitting = named.length > 0 ? named : wishes.filter((wish) => wish.language === '*');
  return Math.max(0, ...fitting.map(({ weight }) => weight));
}
