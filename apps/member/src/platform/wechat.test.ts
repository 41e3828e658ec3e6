import { expect, it } from 'vitest';

import { readPhoneAnswer } from './wechat.ts';

it('tells a number that was allowed from one that was declined and from an empty account', () => {
  expect(readPhoneAnswer({ detail: { code: 'c', errMsg: 'ok' } })).toEqual({ code: 'c' });
  expect(readPhoneAnswer({ detail: { errMsg: 'fail user deny' } })).toEqual({ refused: 'declined' });
  expect(readPhoneAnswer({ detail: { errno: 1_400_001 } })).toEqual({ refused: 'no-credit' });
});
