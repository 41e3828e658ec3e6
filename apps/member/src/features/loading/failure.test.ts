import { LinkError } from '@huixiang/client';
import { refusal } from '@huixiang/client/testing';
import { describe, expect, it } from 'vitest';

import { t } from '../language/language.ts';
import { failureWords, toFailure } from './failure.ts';

describe('what went wrong, in words', () => {
  it.each([
    [new LinkError('HX_NETWORK'), 'offline', 'common.offlineTitle', 'common.retry'],
    [new LinkError('HX_TIMEOUT'), 'slow', 'common.slowTitle', 'common.retry'],
    [refusal('HX_NOT_FOUND'), 'gone', 'common.goneTitle', 'mine.goHome'],
    [refusal('HX_SESSION_EXPIRED'), 'sign-in', 'common.failedTitle', 'common.retry'],
    [refusal('HX_INTERNAL'), 'other', 'common.failedTitle', 'common.retry'],
    [new Error('a fault of ours'), 'other', 'common.failedTitle', 'common.retry'],
  ] as const)('%s is told as %s', (error, kind, title, action) => {
    const failure = toFailure(error);
    expect(failure.kind).toBe(kind);
    expect(failureWords(failure)).toMatchObject({ title: t(title), action: t(action) });
  });
});
