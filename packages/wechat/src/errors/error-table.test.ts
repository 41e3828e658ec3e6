import { expect, test } from 'vitest';

import { documentedErrors } from '../testing/documented-errors.ts';
import { explainErrorCode } from './error-table.ts';
import { isWechatError, WechatApiError, WechatLinkError } from './wechat-error.ts';

test.each(documentedErrors)('%i is %s, to be repeated: %s', (code, kind, retry) => {
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

test.each([85401, 85402])('%i speaks of the life of a link', (code) => {
  expect(new WechatApiError('/a', code, '')).toMatchObject({ kind: 'arguments', retry: 'never' });
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
