import { randomBytes } from 'node:crypto';
import { mac, sameText } from '../identity/session-token.ts';

/** What a browser takes along while WeChat signs its person in. */
export interface WebState {
  /** Unguessable; WeChat carries it, the browser's cookie holds it, and both must agree. */
  readonly state: string;
  readonly terms: number;
  /** The page to go to afterwards. */
  readonly to: string;
  /** Milliseconds since the Unix epoch. */
  readonly until: number;
}

export function newWebState(of: Pick<WebState, 'terms' | 'to' | 'until'>): WebState {
  // It guards accounts: from the system's generator, never from the injected one.
  return { ...of, state: randomBytes(16).toString('hex') };
}

/** The state as the value of a cookie. */
export function signWebState({ state, terms, to, until }: WebState, secret: string): string {
  const text = [state, terms, until, Buffer.from(to).toString('base64url')].join('.');
  return `${text}.${mac(`web.${text}`, secret)}`;
}

/** The state of a genuine cookie that WeChat's answer belongs to; undefined for anything else. */
export function readWebState(
  cookie: string | undefined,
  answered: string,
  { secret, now }: { secret: string; now: number },
): WebState | undefined {
  if (cookie === undefined) return undefined;
  const end = cookie.lastIndexOf('.');
  const text = cookie.slice(0, Math.max(end, 0));
  if (!sameText(cookie.slice(end + 1), mac(`web.${text}`, secret))) return undefined;
  const [state = '', terms, until, to = ''] = text.split('.');
  if (!sameText(state, answered) || Number(until) <= now) return undefined;
  const page = Buffer.from(to, 'base64url').toString();
  return { state, terms: Number(terms), until: Number(until), to: page };
}
