import { picturesEn } from './pictures.en.ts';
import { stickersEn } from './stickers.en.ts';
import type { writingZh } from './writing.zh-CN.ts';

/** What stands around the composer, in English. */
export const writingEn: Readonly<Record<keyof typeof writingZh, string>> = {
  ...stickersEn,
  ...picturesEn,
  'openers.title': 'Not sure how to begin?',
  'openers.use': 'Begin with: {text}',
  'openers.hide': 'Hide beginnings',
  'openers.show': 'Find a beginning',
  'composer.stickers': 'Stickers',
  'composer.people': 'Mention',
  'composer.peopleNone': 'Nobody else has spoken here yet.',
  'composer.marks': '**bold** *italic* > quote - list',
  'marks.link': '{text} ({domain})',
  'comment.answered': 'Answered by the creator',
  'ladder.sayWhy': 'These words reached you. Would you say where?',
  'ladder.sayWhyAct': 'Say a word',
  'ladder.passOn': 'People took this in. Is there somebody who should see it too?',
  'ladder.passOnAct': 'Show it to somebody',
  'ladder.no': 'No, thanks',
  'ladder.never': 'Never ask me',
  'ladder.rests': 'All right, you will not be asked again.',
  'openers.fill': 'Put your own words where “＿＿” stands.',
};
