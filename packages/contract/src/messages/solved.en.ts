import type { solvedConsoleZh, solvedZh } from './solved.zh-CN.ts';

/** The mark of a comment that has found what it needed. */
export const solvedEn: Readonly<Record<keyof typeof solvedZh, string>> = {
  'comment.solved': 'Solved',
  'comment.solve': 'Mark as solved',
  'comment.solveNote': 'Everybody sees the mark. It can be taken back at any time',
  'comment.unsolve': 'Not solved yet',
  'comment.unsolveNote': 'Take the mark back',
  'comment.solvedToast': 'Marked as solved',
  'comment.unsolvedToast': 'The mark is gone',
};

/** The same for those who answer. */
export const solvedConsoleEn: Readonly<Record<keyof typeof solvedConsoleZh, string>> = {
  'inbox.solve': 'Mark solved',
  'inbox.solved': 'Solved',
  'inbox.solveOn': 'Marked as solved',
  'inbox.solveOff': 'The mark is gone; it waits again',
  'inbox.keySolve': 'solved',
};
