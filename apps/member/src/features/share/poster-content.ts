import type { PosterContent } from '@huixiang/charts';
import type { operations, ReplyOf } from '@huixiang/contract';

import { count, t } from '../language/language.ts';
import { preferences } from '../preferences/preferences.ts';

export type ShareCard = ReplyOf<typeof operations.makeCommentCard>;

/** A day in words that stay true on paper, in the phone's time zone. */
export function dayOf(at: number, language: 'zh' | 'en'): string {
  const date = new Date(at);
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  if (language === 'zh') return `${year} 年 ${month} 月 ${day} 日`;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}

/** What the poster of a comment, or of a post, says. A comment speaks by its own words, a post by its title. */
export function posterContent(card: ShareCard, of: 'comment' | 'post'): PosterContent {
  const { author, spaceName, title, text, createdAt, echoes, curve, modules } = card;
  // Stickers and pictures have no words; then the post speaks for them.
  const isComment = of === 'comment' && text !== '';
  return {
    brand: t('card.brand'),
    motto: t('card.motto'),
    date: dayOf(createdAt, preferences.language),
    quote: isComment ? text : title,
    note: isComment ? '' : text,
    author: t('card.by', { name: author }),
    under: isComment ? t('card.under', { title }) : '',
    place: spaceName,
    echoes: echoes === null ? '' : t('card.echoes', { n: count(echoes) }),
    curve,
    scan: t(isComment ? 'card.scan' : 'card.scanPost'),
    modules,
  };
}
