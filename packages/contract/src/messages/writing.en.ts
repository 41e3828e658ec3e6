import type { writingZh } from './writing.zh-CN.ts';

/** What stands around the composer, in English. */
export const writingEn: Readonly<Record<keyof typeof writingZh, string>> = {
  'openers.title': 'Not sure how to begin?',
  'openers.use': 'Begin with: {text}',
  'openers.hide': 'Hide beginnings',
  'openers.show': 'Find a beginning',
  'openers.fill': 'Put your own words where “＿＿” stands.',
};
