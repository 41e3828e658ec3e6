import { limits, type MemberCard, type Session } from '@huixiang/contract';
import type { FastifyRequest } from 'fastify';
import { HuixiangError } from '../errors.ts';
import type { IdSource } from '../ids.ts';
import { EndedMembers } from './ended-members.ts';
import { csrfToken, readSession, sameText, signSession, type SessionClaims } from './session-token.ts';

export const SESSION_COOKIE = 'hx_session';
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Issues and checks sessions. Tokens are self-contained; the few that were ended early are remembered, in this
 * process and, through the bus, in all others.
 */
export class Sessions {
  readonly #secret: string;
  readonly #now: () => number;
  readonly #newId: IdSource;
  readonly #ended = new Map<number, number>();
  readonly #endedMembers: EndedMembers;

  constructor(options: { secret: string; now: () => number; newId: IdSource }) {
    this.#secret = options.secret;
    this.#now = options.now;
    this.#newId = options.newId;
    this.#endedMembers = new EndedMembers(options.secret);
  }

  issue(member: MemberCard): Session {
    const sessionId = this.#newId();
    const expiresAt = this.#now() + limits.sessionMs;
    return {
      token: signSession({ memberId: member.id, sessionId, expiresAt }, this.#secret),
      csrf: csrfToken(sessionId, this.#secret),
      expiresAt,
      member,
    };
  }

  /** Remember that these sessions were ended before their time. One walk over all that are remembered, however many they are. */
  end(ended: Iterable<Pick<SessionClaims, 'sessionId' | 'expiresAt'>>): void {
    for (const { sessionId, expiresAt } of ended) this.#ended.set(sessionId, expiresAt);
    const now = this.#now();
    for (const [id, end] of this.#ended) if (end < now) this.#ended.delete(id);
  }

  /** End all sessions of a member who is gone, by the mark that is kept of them. */
  endMember(mark: string): void {
    this.#endedMembers.add(mark);
  }

  csrfOf(claims: SessionClaims): string {
    return csrfToken(claims.sessionId, this.#secret);
  }

  /**
   * The session of a request, or undefined for a guest.
   * @throws HuixiangError HX_SESSION_INVALID, HX_SESSION_EXPIRED, or HX_CSRF for an unsafe call on a cookie alone
   */
  of(request: FastifyRequest): SessionClaims | undefined {
    const bearer = request.headers.authorization;
    if (bearer !== undefined) {
      if (!bearer.startsWith('Bearer ')) throw new HuixiangError('HX_SESSION_INVALID');
      return this.#check(bearer.slice(7));
    }
    const { cookie: header } = request.headers;
    const cookie = header === undefined ? undefined : request.server.parseCookie(header)[SESSION_COOKIE];
    if (cookie === undefined || cookie === '') return undefined;
    const claims = this.#check(cookie);
    if (!SAFE_METHODS.has(request.method)) {
      const sent = request.headers['x-csrf-token'];
      if (typeof sent !== 'string' || !sameText(sent, this.csrfOf(claims)))
        throw new HuixiangError('HX_CSRF');
    }
    return claims;
  }

  #check(token: string): SessionClaims {
    const claims = readSession(token, this.#secret);
    if (claims === undefined) throw new HuixiangError('HX_SESSION_INVALID');
    if (claims.expiresAt <= this.#now() || this.#ended.has(claims.sessionId))
      throw new HuixiangError('HX_SESSION_EXPIRED');
    if (this.#endedMembers.has(claims.memberId)) throw new HuixiangError('HX_SESSION_INVALID');
    return claims;
  }
}
