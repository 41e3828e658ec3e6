import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mac, readSession, signSession } from './session-token.ts';

const id = fc.maxSafeNat();
const secret = fc.string({ minLength: 32, maxLength: 120 });

test('the keyed digest is HMAC-SHA-256 for secrets of any length', () => {
  fc.assert(
    fc.property(fc.string(), secret, (text, key) => {
      expect(mac(text, key)).toBe(createHmac('sha256', key).update(text).digest('base64url'));
    }),
  );
});

test('a token reads as what was signed', () => {
  fc.assert(
    fc.property(id, id, id, secret, (memberId, sessionId, expiresAt, key) => {
      const claims = { memberId, sessionId, expiresAt };
      expect(readSession(signSession(claims, key), key)).toEqual(claims);
    }),
  );
});

test('a token with any character changed, or of another secret, is nobody’s', () => {
  const claims = { memberId: 12_345, sessionId: 678, expiresAt: 9_876_543_210 };
  const token = signSession(claims, 'k'.repeat(40));
  fc.assert(
    fc.property(
      fc.nat({ max: token.length - 1 }),
      fc.constantFrom(...Array.from('abcXYZ019.-_')),
      (at, character) => {
        fc.pre(token[at] !== character);
        const forged = token.slice(0, at) + character + token.slice(at + 1);
        expect(readSession(forged, 'k'.repeat(40))).toBeUndefined();
      },
    ),
  );
  expect(readSession(token, 'l'.repeat(40))).toBeUndefined();
});
