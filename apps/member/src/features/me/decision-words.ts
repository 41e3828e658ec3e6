import type { operations, ReplyOf } from '@huixiang/contract';

import type { MessageKey } from '../language/language.ts';

type Decision = ReplyOf<typeof operations.getDecision>;

/** What a decision, the ways to answer an appeal and its outcome are called. */
interface DecisionWords {
  readonly title: MessageKey;
  readonly when: MessageKey;
  readonly hint: MessageKey;
  readonly restore: MessageKey;
  readonly uphold: MessageKey;
  readonly restored: MessageKey;
  readonly upheld: MessageKey;
}

export const decisionWords: Readonly<Record<Decision['kind'], DecisionWords>> = {
  removed: {
    title: 'decision.removed',
    when: 'decision.when',
    hint: 'decision.appealHint',
    restore: 'decision.restore',
    uphold: 'decision.uphold',
    restored: 'decision.restored',
    upheld: 'decision.upheld',
  },
  refused: {
    title: 'decision.refused',
    when: 'decision.refusedWhen',
    hint: 'decision.appealHint',
    restore: 'decision.publish',
    uphold: 'decision.upholdRefusal',
    restored: 'decision.restored',
    upheld: 'decision.upheldRefusal',
  },
  post: {
    title: 'decision.post',
    when: 'decision.when',
    hint: 'decision.postHint',
    restore: 'decision.restorePost',
    uphold: 'decision.uphold',
    restored: 'decision.restored',
    upheld: 'decision.upheld',
  },
  picture: {
    title: 'decision.picture',
    when: 'decision.refusedWhen',
    hint: 'decision.pictureHint',
    restore: 'decision.showPicture',
    uphold: 'decision.hidePicture',
    restored: 'decision.pictureShown',
    upheld: 'decision.hidePicture',
  },
};
