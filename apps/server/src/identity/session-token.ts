import { createHmac, timingSafeEqual } from 'node:crypto';

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

/** Keyed digest of any text: for one-time codes and signed links. */
export function mac(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

/** Compare in constant time. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function base36(value: string | number): string {
  return typeof value === 'number' ? value.toString(36) : value;
}
