import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { languageOf } from '../http/language-of.ts';
import { originOf as publicOrigin } from '../http/origin-of.ts';
import { makeSpacePage, makeThreadPage } from './make-pages.ts';
import { type CachedPage, createPageCache } from './page-cache.ts';
import { pageWords, type Reader } from './page-words.ts';
import { loadPublicSpace } from './public-pages.store.ts';
import { makeMapIndex, makeMapPart, robotsText } from './site-map.ts';
import { missingPage } from './space-page.ts';

const HTML = 'text/html; charset=utf-8';
const XML = 'application/xml; charset=utf-8';
/** These pages carry no script and fetch nothing but pictures of our own. */
const POLICY =
  "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const ID = /^\d{1,16}$/;

interface ThreadAddress {
  Params: { spaceId: string; postId: string };
  Querystring: { after?: string };
}

/**
 * Public threads as plain pages at addresses that stay, for search engines and for whoever has no script: only of
 * public spaces, without a session, the same for everybody who reads the same language.
 */
export function servePublicPages(http: FastifyInstance, context: Context): void {
  const { pool, config } = context;
  const cache = createPageCache(context);
  const originOf = (request: FastifyRequest): string => publicOrigin(config, request);
  const readerOf = (request: FastifyRequest): Reader => ({
    origin: originOf(request),
    words: pageWords[languageOf(request)],
  });
  const answer = (
    request: FastifyRequest,
    reply: FastifyReply,
    type: string,
    page: CachedPage | undefined,
  ) => {
    reply.header('content-security-policy', POLICY);
    if (type === HTML) reply.header('vary', 'accept-language');
    if (page === undefined) {
      return reply
        .code(404)
        .type(HTML)
        .header('cache-control', 'no-store')
        .send(missingPage(readerOf(request)));
    }
    reply.header('cache-control', 'public, max-age=60').header('etag', page.etag);
    if (request.headers['if-none-match'] === page.etag) return reply.code(304).send();
    return reply.type(type).send(page.body);
  };
  const options = { schema: { hide: true } };

  http.get<ThreadAddress>('/t/:spaceId/:postId', options, async (request, reply) => {
    const { params, query } = request;
    const after = typeof query.after === 'string' && ID.test(query.after) ? query.after : undefined;
    if (!ID.test(params.spaceId) || !ID.test(params.postId)) return answer(request, reply, HTML, undefined);
    const [spaceId, postId] = [Number(params.spaceId), Number(params.postId)];
    // Whether a space is public is asked for each time: it must not stay readable for a minute after it was closed.
    if ((await loadPublicSpace(pool, [spaceId])).length === 0) return answer(request, reply, HTML, undefined);
    const reader = readerOf(request);
    const at = { spaceId, postId, after: after === undefined ? undefined : Number(after) };
    const key = `${keyOf(reader)} t ${spaceId} ${postId} ${after ?? ''}`;
    const page = await cache.get(key, { spaceId, postId }, () => makeThreadPage(context, at, reader));
    return answer(request, reply, HTML, page);
  });

  http.get<{ Params: { spaceId: string } }>('/s/:spaceId', options, async (request, reply) => {
    const reader = readerOf(request);
    const spaceId = ID.test(request.params.spaceId) ? Number(request.params.spaceId) : 0;
    if ((await loadPublicSpace(pool, [spaceId])).length === 0) return answer(request, reply, HTML, undefined);
    const make = (): Promise<string | undefined> => makeSpacePage(context, spaceId, reader);
    return answer(request, reply, HTML, await cache.get(`${keyOf(reader)} s ${spaceId}`, { spaceId }, make));
  });

  http.get('/sitemap.xml', options, async (request, reply) => {
    const origin = originOf(request);
    return answer(
      request,
      reply,
      XML,
      await cache.get(`${origin} map`, {}, () => makeMapIndex(pool, origin)),
    );
  });

  http.get<{ Params: { part: string } }>('/sitemap/:part', options, async (request, reply) => {
    const origin = originOf(request);
    const after = /^(\d{1,16})\.xml$/.exec(request.params.part)?.[1];
    if (after === undefined) return answer(request, reply, HTML, undefined);
    const make = (): Promise<string> => makeMapPart(pool, Number(after), origin);
    return answer(request, reply, XML, await cache.get(`${origin} map ${after}`, {}, make));
  });

  http.get('/robots.txt', options, (request, reply) =>
    reply.type('text/plain; charset=utf-8').send(robotsText(originOf(request))),
  );
}

function keyOf({ origin, words }: Reader): string {
  return `${origin} ${words.language}`;
}
