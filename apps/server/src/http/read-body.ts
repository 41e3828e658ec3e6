import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { HuixiangError } from '../errors.ts';

/**
 * Parse JSON bodies ourselves because the built-in parser turns broken UTF-8 into replacement characters, and what a
 * person wrote must never be changed silently. An absent body reads as an empty object.
 */
export function readBodies(http: FastifyInstance): void {
  http.removeAllContentTypeParsers();
  const parse = http.getDefaultJsonParser('error', 'error');
  http.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = body as Buffer;
    if (bytes.length === 0) return done(null, {});
    if (!isUtf8(bytes)) return done(new HuixiangError('HX_BODY_NOT_UTF8'));
    return parse(request, bytes.toString('utf8'), (error, value) => {
      if (error) return done(new HuixiangError('HX_BODY_NOT_JSON'));
      // To the framework null means that there was no body; here somebody sent it.
      return value === null
        ? done(new HuixiangError('HX_BODY_INVALID', { field: 'body' }))
        : done(null, value);
    });
  });
}
