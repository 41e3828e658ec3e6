import type { FastifyInstance } from 'fastify';

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

const PAGE_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};
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
