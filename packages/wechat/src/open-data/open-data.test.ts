import { expect, test } from 'vitest';

import { decryptOpenData, encryptOpenData } from './open-data.ts';

const sessionKey = Buffer.alloc(16, 3).toString('base64');
const iv = new Uint8Array(16).fill(9);
const appId = 'wx0123456789abcdef';
const watermark = { appid: appId, timestamp: 1_780_000_000 };
const sealed = encryptOpenData(
  { opengid: 'G1', group_openid: 'M1', chat_type: 3 },
  { sessionKey, iv, watermark },
);

test('group data opens with the session key, and its watermark is ours', () => {
  expect(decryptOpenData(sealed, { sessionKey, appId })).toEqual({
    ok: true,
    data: { opengid: 'G1', group_openid: 'M1', chat_type: 3, watermark },
    watermark,
  });
});

test('data made for another mini-program is refused', () => {
  const answer = decryptOpenData(sealed, { sessionKey, appId: 'wxother' });
  expect(answer).toEqual({ ok: false, problem: 'other-appid' });
});

test('data without a watermark is refused', () => {
  const bare = encryptOpenData({}, { sessionKey, iv, watermark: { appid: appId } as never });
  expect(decryptOpenData(bare, { sessionKey, appId })).toEqual({ ok: false, problem: 'no-watermark' });
});

test('data may have an age', () => {
  const at = watermark.timestamp * 1000;
  const options = { sessionKey, appId, maxAgeMs: 60_000 };
  expect(decryptOpenData(sealed, { ...options, now: at + 60_000 }).ok).toBe(true);
  expect(decryptOpenData(sealed, { ...options, now: at + 60_001 })).toEqual({
    ok: false,
    problem: 'too-old',
  });
});

test.each([
  ['a session key of another length', { sessionKey: 'AAAA' }, sealed, 'bad-session-key'],
  ['an iv of another length', {}, { ...sealed, iv: 'AAAA' }, 'bad-iv'],
  ['another session key', { sessionKey: Buffer.alloc(16, 4).toString('base64') }, sealed, 'not-decryptable'],
  ['cut data', {}, { ...sealed, encryptedData: sealed.encryptedData.slice(0, 30) }, 'not-decryptable'],
])('%s is refused', (_what, changed, data, problem) => {
  expect(decryptOpenData(data, { sessionKey, appId, ...changed })).toEqual({ ok: false, problem });
});
