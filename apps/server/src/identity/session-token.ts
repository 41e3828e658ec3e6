import { hash, timingSafeEqual } from 'node:crypto';

/** What a session token says. It is signed, so the hot path needs no look-up in the store. */
export interface SessionClaims {
  readonly memberId: number;
  readonly sessionId: number;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

const VERSION = 'hx1';

export function signSession(claims: SessionClaims, secret: string): string {
  const text = [VERSION, claims.memberId, claims.sessionId, claims.expiresAt].map(base36).join('.');
  return `${text}.${mac(text, secret)}`;
}

/** The claims of a genuine token, expired or not; undefined for anything else. */
export function readSession(token: string, secret: string): SessionClaims | undefined {
  const end = token.lastIndexOf('.');
  const text = token.slice(0, end);
  if (!sameText(token.slice(end + 1), mac(text, secret))) return undefined;
  const [version, memberId, sessionId, expiresAt] = text.split('.');
  if (version !== VERSION || memberId === undefined || sessionId === undefined || expiresAt === undefined)
    return undefined;
  return {
    memberId: Number.parseInt(memberId, 36),
    sessionId: Number.parseInt(sessionId, 36),
    expiresAt: Number.parseInt(expiresAt, 36),
  };
}

/** The CSRF token of a cookie session: bound to the session and worthless without it. */
export function csrfToken(sessionId: number, secret: string): string {
  return mac(`csrf.${sessionId.toString(36)}`, secret);
}

/** Block size of SHA-256 in bytes, by which HMAC pads its key. */
const BLOCK = 64;
const pads = new Map<string, { inner: Buffer; outer: Buffer }>();

/**
 * HMAC-SHA-256 (RFC 2104) of an ASCII text in base64url: for sessions, one-time codes and signed links. Written with
 * one-shot hashes because a call on every request should not build two streams; equal to `createHmac`, see the test.
 */
export function mac(text: string, secret: string): string {
  const { inner, outer } = padsOf(secret);
  const digest = hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'buffer');
  return hash('sha256', Buffer.concat([outer, digest]), 'base64url');
}

function padsOf(secret: string): { inner: Buffer; outer: Buffer } {
  const known = pads.get(secret);
  if (known !== undefined) return known;
  const bytes = Buffer.from(secret);
  const key = Buffer.alloc(BLOCK);
  (bytes.length > BLOCK ? hash('sha256', bytes, 'buffer') : bytes).copy(key);
  const made = {
    inner: key.map((byte) => byte ^ 0x36) as Buffer,
    outer: key.map((byte) => byte ^ 0x5c) as Buffer,
  };
  // One secret per process; tests make a few.
  if (pads.size > 8) pads.clear();
  pads.set(secret, made);
  return made;
}

/** Compare in constant time. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function base36(value: string | number): string {
  return typeof value === 'number' ? value.toString(36) : value;
}
