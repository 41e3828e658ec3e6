import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { asPartOfPage } from './security-headers.ts';

/** The member app (H5) at `/` and the console at `/console/`, from their build folders, when these are there. */
export async function servePages(
  http: FastifyInstance,
  folders: { member: string; console: string },
): Promise<void> {
  if (existsSync(join(folders.console, 'index.html'))) {
    await http.register(fastifyStatic, {
      ...options,
      root: folders.console,
      prefix: '/console/',
      decorateReply: false,
    });
    // A space or its inbox has an address of its own but no file: the console's page reads the address. An asset that
    // is missing stays missing, so that a browser with an old page is told so instead of being handed HTML.
    http.get('/console/*', { schema: { hide: true } }, async (request, reply) => {
      if (request.url.startsWith('/console/assets/')) return reply.callNotFound();
      const page = await readFile(join(folders.console, 'index.html'));
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
    });
    http.get('/console', { schema: { hide: true } }, (_request, reply) => reply.redirect('/console/'));
  }
  if (existsSync(join(folders.member, 'index.html'))) {
    await http.register(fastifyStatic, { ...options, root: folders.member, prefix: '/' });
  }
}

const HASHED = /[-.][\w-]{8}\.\w+(\.br|\.gz)?$/;
const options = {
  wildcard: false,
  index: ['index.html'],
  // The build lays a compressed file beside each text, so that nothing is compressed while somebody waits.
  preCompressed: true,
  setHeaders(reply: FastifyReply, path: string) {
    // A built file with a hash in its name never changes; everything else, above all the pages, must be asked for again.
    const isPart = HASHED.test(path);
    reply.header('cache-control', isPart ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (isPart) asPartOfPage(reply);
  },
};
