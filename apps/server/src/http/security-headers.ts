import type { FastifyInstance, FastifyReply } from 'fastify';

/** Pages come from our own origin only; inline styles are allowed because both UI frameworks set style attributes. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What a document may do. */
const DOCUMENT_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};
const PAGE_HEADERS = { ...DOCUMENT_HEADERS, 'x-content-type-options': 'nosniff' };
/** A JSON reply is no page: it may do nothing, be framed by nobody and be kept by no cache. */
const API_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

export function sendSecurityHeaders(http: FastifyInstance, options: { secure: boolean }): void {
  const transport = options.secure ? { 'strict-transport-security': 'max-age=31536000' } : {};
  const page = { ...PAGE_HEADERS, ...transport };
  const api = { ...API_HEADERS, ...transport };
  http.addHook('onRequest', (request, reply, done) => {
    const isApi = request.url.startsWith('/api/') && !request.url.startsWith('/api/docs');
    reply.headers(isApi ? api : page);
    done();
  });
}

/**
 * Leaves out what is read of documents only: a script or style obeys the page that asks for it. A page has twenty of them,
 * and these headers would be 7 KB of a slow line (docs/decisions/0025).
 */
export function asPartOfPage(reply: FastifyReply): void {
  for (const name of Object.keys(DOCUMENT_HEADERS)) reply.removeHeader(name);
}
