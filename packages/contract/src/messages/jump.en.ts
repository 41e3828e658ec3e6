import type { jumpZh } from './jump.zh-CN.ts';

/** Ways to a place in a long thread. */
export const jumpEn: Readonly<Record<keyof typeof jumpZh, string>> = {
  'jump.open': 'Jump to a place in this thread',
  'jump.title': 'Jump to',
  'jump.top': 'The top',
  'jump.mine': 'What I said',
  'jump.answer': 'The creator’s newest reply',
  'jump.pinned': 'A pinned comment',
  'jump.featured': 'A featured comment',
  'jump.line': '{name}: {text}',
  'jump.answers': 'to {name}: see what they said',
  'mine.repliesMore': 'See all {n} replies in the thread',
};
