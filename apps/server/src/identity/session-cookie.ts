import { limits } from '@huixiang/contract';
import type { FastifyReply } from 'fastify';
import type { Context } from '../context.ts';
import { SESSION_COOKIE } from './sessions.ts';

export function setSessionCookie(context: Context, reply: FastifyReply, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, cookieOptions(context, limits.sessionMs / 1000));
}

export function clearSessionCookie(context: Context, reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, cookieOptions(context, 0));
}

function cookieOptions({ config }: Context, maxAge: number) {
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  return { path: '/', httpOnly: true, sameSite: 'lax' as const, secure, maxAge };
}
