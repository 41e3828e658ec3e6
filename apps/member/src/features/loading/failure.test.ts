import { ApiError, LinkError } from '@huixiang/client';
import { describe, expect, it } from 'vitest';

import { t } from '../language/language.ts';
import { failureWords, toFailure } from './failure.ts';

const refused = (status: number): ApiError =>
  new ApiError({
    code: 'HX_NOT_FOUND',
    status,
    zh: '没有',
    en: 'None',
    field: null,
    retryAfterSeconds: null,
    requestId: '-',
  });

describe('what went wrong, in words', () => {
  it.each([
    [new LinkError('HX_NETWORK'), 'offline', 'common.offlineTitle', 'common.retry'],
    [new LinkError('HX_TIMEOUT'), 'slow', 'common.slowTitle', 'common.retry'],
    [refused(404), 'gone', 'common.goneTitle', 'mine.goHome'],
    [refused(401), 'sign-in', 'common.failedTitle', 'common.retry'],
    [refused(500), 'other', 'common.failedTitle', 'common.retry'],
    [new Error('a fault of ours'), 'other', 'common.failedTitle', 'common.retry'],
  ] as const)('%s is told as %s', (error, kind, title, action) => {
    const failure = toFailure(error);
    expect(failure.kind).toBe(kind);
    expect(failureWords(failure)).toMatchObject({ title: t(title), action: t(action) });
  });
});
