import { constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

/** Below this a compressed reply takes as many packets as the plain one; an echo's answer is far below. */
const BYTES_MIN = 2_048;
const ACCEPTS = /\bgzip\b/;
/** Nearly as small as the best, in a fraction of the time. */
const OPTIONS = { level: constants.Z_BEST_SPEED };

/** Sends long JSON compressed to whoever can read it: a page of a thread takes a third of the line. */
export function compressReplies(http: FastifyInstance): void {
  http.addHook('onSend', (request, reply, payload, done) => {
    const isWhole = typeof payload === 'string' || Buffer.isBuffer(payload);
    if (!isWhole || payload.length < BYTES_MIN) return done(null, payload);
    const type = String(reply.getHeader('content-type') ?? '');
    if (!type.startsWith('application/json') || !ACCEPTS.test(request.headers['accept-encoding'] ?? ''))
      return done(null, payload);
    gzip(payload, OPTIONS, (error, compressed) => {
      if (error !== null) return done(null, payload);
      const varies = [reply.getHeader('vary'), 'accept-encoding'].filter((one) => one !== undefined);
      reply.removeHeader('content-length');
      reply.header('content-encoding', 'gzip').header('vary', varies.join(', '));
      done(null, compressed);
    });
  });
}
