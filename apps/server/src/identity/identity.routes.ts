import { consentVersions, limits, operations, type MemberCard, type Session } from '@huixiang/contract';
import type { FastifyReply } from 'fastify';
import { acceptTerms } from '../consent/record-consent.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import type { Route } from '../http/route.ts';
import { checkText } from '../moderation/check-text.ts';
import { loadStaffed } from '../spaces/spaces.store.ts';
import { demoSignIn } from './demo-sign-in.ts';
import { confirmEmailCode, requestEmailCode } from './email-sign-in.ts';
import { exportData } from './export-data.ts';
import { endSession, loadPersonas, renameMember } from './identity.store.ts';
import { clearSessionCookie, setSessionCookie } from './session-cookie.ts';

export function identityRoutes(route: Route, context: Context): void {
  const { authority, bus, config, members, pool, sessions, standing } = context;

  const open = async ({ id }: MemberCard, reply: FastifyReply): Promise<Session> => {
    const session = sessions.issue(await members.card(id));
    setSessionCookie(context, reply, session.token);
    return session;
  };

  route(operations.getSession, async ({ memberId, session }) => {
    if (session === undefined)
      return { member: null, csrf: null, admin: false, demo: config.demo, minor: false, staffOf: [] };
    const staffed = await loadStaffed(pool, [memberId]);
    return {
      member: await members.card(memberId),
      csrf: sessions.csrfOf(session),
      admin: authority.isAdmin(memberId),
      demo: config.demo,
      minor: standing.isYoung(memberId),
      staffOf: staffed.map((row) => ({ spaceId: row.space_id, role: row.role })),
    };
  });

  route(operations.listPersonas, async () => {
    if (!config.demo) throw new HuixiangError('HX_DEMO_OFF');
    const rows = await loadPersonas(pool, []);
    return { personas: rows.map((row) => ({ id: row.member_id, nickname: row.nickname, roles: row.roles })) };
  });

  route(operations.signInDemo, async ({ body, reply }) => {
    const member = await demoSignIn(context, body);
    if (body.terms !== undefined) await acceptTerms(context, member.id, body.terms);
    return open(member, reply);
  });

  route(operations.requestEmailCode, async ({ body }) => {
    await requestEmailCode(context, body.email);
    return { ok: true as const };
  });

  route(operations.confirmEmailCode, async ({ body, reply }) => {
    if (body.terms !== consentVersions.terms) throw new HuixiangError('HX_CONSENT_OUTDATED');
    const member = await confirmEmailCode(context, body.email, body.code);
    await acceptTerms(context, member.id, body.terms);
    return open(member, reply);
  });

  route(operations.signOut, async ({ session, memberId, reply }) => {
    if (session !== undefined) {
      await endSession(pool, [session.sessionId, memberId, session.expiresAt]);
      sessions.end([session]);
      bus.publish({ kind: 'session-ended', sessionId: session.sessionId, expiresAt: session.expiresAt });
    }
    clearSessionCookie(context, reply);
    return { ok: true as const };
  });

  route(operations.renameMe, async ({ body, memberId }) => {
    const nickname = checkText(body.nickname, { lengthMax: limits.nicknameLength, field: 'body.nickname' });
    await context.safety.require({ memberId, kind: 'profile', text: nickname, field: 'body.nickname' });
    const rows = await renameMember(pool, [memberId, nickname]);
    if (rows.length === 0) throw new HuixiangError('HX_SESSION_INVALID');
    members.forget(memberId);
    bus.publish({ kind: 'member', memberId });
    return members.card(memberId);
  });

  route(operations.exportMyData, ({ memberId }) => exportData(context, memberId));
}
