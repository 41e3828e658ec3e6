import { expect, test } from 'vitest';

import { explainErrorCode } from './error-table.ts';
import { isWechatError, WechatApiError, WechatLinkError } from './wechat-error.ts';

/** Section 13 of the platform research: every code must be told apart, with what to do. */
test.each([
  [-1, 'busy', 'soon'],
  [40001, 'token', 'new-token'],
  [40014, 'token', 'new-token'],
  [42001, 'token', 'new-token'],
  [40003, 'openid', 'never'],
  [40013, 'credentials', 'never'],
  [40029, 'code', 'never'],
  [40037, 'template', 'never'],
  [40066, 'sitemap', 'never'],
  [40097, 'arguments', 'never'],
  [40129, 'arguments', 'never'],
  [40163, 'code', 'never'],
  [40226, 'risky-user', 'never'],
  [41030, 'page', 'never'],
  [43101, 'not-subscribed', 'never'],
  [44002, 'arguments', 'never'],
  [45009, 'day-quota', 'tomorrow'],
  [45011, 'minute-quota', 'next-minute'],
  [45015, 'service-window', 'never'],
  [45047, 'service-window', 'never'],
  [47001, 'arguments', 'never'],
  [47003, 'template', 'never'],
  [47004, 'too-many-pages', 'never'],
  [47006, 'day-quota', 'tomorrow'],
  [47501, 'activity', 'never'],
  [47502, 'activity', 'never'],
  [47503, 'activity', 'never'],
  [47504, 'activity', 'never'],
  [48001, 'permission', 'never'],
  [48004, 'banned', 'never'],
  [50002, 'user-limited', 'never'],
  [61500, 'arguments', 'never'],
  [65206, 'not-in-group', 'never'],
  [81017, 'arguments', 'never'],
  [85083, 'search-off', 'never'],
  [85091, 'search-off', 'never'],
  [85400, 'link-quota', 'never'],
  [87014, 'illegal-content', 'never'],
  [88000, 'no-comment-right', 'never'],
  [89002, 'no-open-platform', 'never'],
] as const)('%i is %s, to be repeated: %s', (code, kind, retry) => {
  const error = new WechatApiError('/a', code, 'text rid: 64f0a1b2-0c3d4e5f-6a7b8c9d');
  expect(error).toMatchObject({
    code,
    kind,
    retry,
    retryable: retry !== 'never',
    rid: '64f0a1b2-0c3d4e5f-6a7b8c9d',
  });
  expect(error.advice.zh).toMatch(/[一-龥]{4,}/);
  expect(error.advice.en).toMatch(/^[A-Z][ -~]{10,}$/);
  expect(isWechatError(error)).toBe(true);
});

test('a code that is not known says so and is not repeated', () => {
  expect(explainErrorCode(123_456)).toMatchObject({ kind: 'unknown', retry: 'never' });
  expect(new WechatApiError('/a', Number.NaN, '')).toMatchObject({ kind: 'unknown', rid: undefined });
});

test('40001 speaks of the secret when the call carried no token', () => {
  expect(new WechatApiError('/a', 40001, '', 'secret')).toMatchObject({ code: 40001, kind: 'credentials' });
});

test.each([40001, 40014, 42001])('%i of a visitor asks them to authorize again', (code) => {
  expect(new WechatApiError('/a', code, '', 'visitor')).toMatchObject({ code, kind: 'code', retry: 'never' });
  expect(new WechatApiError('/a', 40003, '', 'visitor').kind).toBe('openid');
});

test('errors of the link tell whether the call may have been done', () => {
  const error = new WechatLinkError('/a', 'circuit-open', { detail: '', maybeDone: false, retryAfterMs: 5 });
  expect(error).toMatchObject({ retryable: true, maybeDone: false, retryAfterMs: 5 });
  expect(isWechatError(error)).toBe(true);
  expect(isWechatError(new Error('other'))).toBe(false);
});
