import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { openShareCode } from './open-code.ts';

/** `/c/<code>` is what the QR code of a card says: short, so that it is easily read. Whatever is no code leads home. */
export function serveShortLinks(http: FastifyInstance, context: Context): void {
  http.get<{ Params: { code: string } }>('/c/:code', { schema: { hide: true } }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    return reply.redirect(await placeOf(context, request.params.code));
  });
}

async function placeOf(context: Context, code: string): Promise<string> {
  try {
    const { spaceId, postId, commentId, via } = await openShareCode(context, code);
    const query = new URLSearchParams({ spaceId: String(spaceId), postId: String(postId) });
    if (commentId !== null) query.set('commentId', String(commentId));
    query.set('via', via);
    return `/#/pkg-thread/thread?${query.toString()}`;
  } catch (error) {
    if (error instanceof HuixiangError) return '/';
    throw error;
  }
}
