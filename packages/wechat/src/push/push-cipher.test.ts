import fc from 'fast-check';
import { expect, test } from 'vitest';

import { decodeAesKey, decryptPush, encryptPush } from './push-cipher.ts';
import { isSignature, pushSignature } from './signature.ts';

/** The sample that WeChat publishes with its own libraries: key, token and account of nobody. */
const published = {
  token: 'spamtest',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  timestamp: '1409735669',
  nonce: '1320562132',
  signature: '5d197aaffba7e9b25a30732f161a50dee96bd5fa',
  encrypted:
    'hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PGHQHFVAFmOD2LdJF9FrXpbUAh0B5GIItb' +
    '52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6tEDYsVticbSnyU8dKOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRjpA912xMezR4kw6KW' +
    'wMrCVKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhvQl+q' +
    '5rv1ixrcpCumEPo5MJSgM9ehVsNPfUM669WuMyVWQLCzpu9GhglF2PE=',
};
const key = decodeAesKey(published.encodingAesKey);
const random = new Uint8Array(16).fill(7);

test('the signature of the published sample is the published one', () => {
  const { token, timestamp, nonce, encrypted, signature } = published;
  expect(pushSignature(token, timestamp, nonce, encrypted)).toBe(signature);
  expect(isSignature(signature, signature)).toBe(true);
  expect(isSignature(signature.replace('5', '6'), signature)).toBe(false);
  expect(isSignature('', signature)).toBe(false);
  expect(isSignature('回'.repeat(20), signature)).toBe(false);
});

test('the published sample opens for its account', () => {
  const opened = decryptPush(key, published.encrypted);
  expect(opened?.appId).toBe('wx2c2769f8efd9abc2');
  expect(opened?.body).toContain('<MsgId>6054768590064713728</MsgId>');
});

test('whatever was encrypted opens again', () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), bytes, (body, appId, start) => {
      expect(decryptPush(key, encryptPush(key, { body, appId }, start))).toEqual({ body, appId });
    }),
  );
});

test('the padding fills blocks of 32 bytes', () => {
  const lengths = [0, 1, 11, 12, 13, 27, 28, 44].map(
    (count) => Buffer.from(encryptPush(key, { body: 'x'.repeat(count), appId: '' }, random), 'base64').length,
  );
  expect(lengths).toEqual([32, 32, 32, 64, 64, 64, 64, 96]);
});

test('what is damaged does not open', () => {
  const other = decodeAesKey('A'.repeat(43));
  expect(decryptPush(other, published.encrypted)).toBeUndefined();
  expect(decryptPush(key, published.encrypted.slice(4))).toBeUndefined();
  expect(decryptPush(key, '')).toBeUndefined();
  expect(decryptPush(key, '****')).toBeUndefined();
});

test('a key of another length is refused', () => {
  expect(() => decodeAesKey('short')).toThrow(TypeError);
  expect(() => encryptPush(key, { body: '', appId: '' }, new Uint8Array(15))).toThrow(RangeError);
});
