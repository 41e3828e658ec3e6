import { expect, it } from 'vitest';

import { readPhoneAnswer, readSubscribeAnswer } from './wechat.ts';

it('tells a number that was allowed from one that was declined and from an empty account', () => {
  expect(readPhoneAnswer({ detail: { code: 'c', errMsg: 'ok' } })).toEqual({ code: 'c' });
  expect(readPhoneAnswer({ detail: { errMsg: 'fail user deny' } })).toEqual({ refused: 'declined' });
  expect(readPhoneAnswer({ detail: { errno: 1_400_001 } })).toEqual({ refused: 'no-credit' });
});

it('takes every way to accept a message for an acceptance, and nothing else', () => {
  for (const said of ['accept', 'acceptWithAlert', 'acceptWithAudio', 'acceptWithForcePush'])
    expect(readSubscribeAnswer({ T: said }, 'T')).toBe('accepted');
  for (const said of ['reject', 'ban', 'filter', undefined])
    expect(readSubscribeAnswer({ T: said, other: 'accept' }, 'T')).toBe('refused');
});
