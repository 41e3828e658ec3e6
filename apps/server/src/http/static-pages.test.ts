import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendSecurityHeaders } from './security-headers.ts';
import { servePages } from './static-pages.ts';

const PART = 'assets/thread-Ab3_dE7-.js';
const DOCUMENT = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'permissions-policy',
  'referrer-policy',
  'x-frame-options',
];

let folder: string;
let http: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huixiang-pages-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, PART), 'export {};');
  http = fastify();
  sendSecurityHeaders(http, { secure: false });
  await servePages(http, { member: folder, console: join(folder, 'none') });
});
afterAll(async () => {
  await http.close();
  await rm(folder, { recursive: true });
});

test.each([
  ['a page', '/', DOCUMENT, 'no-cache'],
  ['its parts, which obey the page', `/${PART}`, [], 'public, max-age=31536000, immutable'],
])('%s: %s', async (_, url, ofDocument, cached) => {
  const { headers } = await http.inject(url);
  expect(DOCUMENT.filter((name) => name in headers)).toEqual(ofDocument);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cache-control']).toBe(cached);
});

test('a part that is not there is refused like any other address', async () => {
  const { headers, statusCode } = await http.inject('/assets/gone-Ab3_dE7-.js');
  expect(statusCode).toBe(404);
  expect(headers['content-security-policy']).toBeDefined();
});
