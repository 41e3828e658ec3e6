import Fastify, { type FastifyInstance } from 'fastify';

import type { PageRoute } from '../page/page-route.ts';
import { registerPages } from '../page/register-pages.ts';
import type { World } from '../world/world.ts';
import { ControlFailure } from './failure.ts';
import { registerControls } from './register-controls.ts';
import { registerEndpoints, registerUnknownPaths } from './register-endpoints.ts';
import { registerRevision } from './revision.ts';
import type { ControlRoute } from './control-route.ts';
import type { Endpoint } from './endpoint.ts';

interface ApiOptions {
  readonly endpoints: readonly Endpoint[];
  readonly controls: readonly ControlRoute[];
  readonly pages: readonly PageRoute[];
}

/** The HTTP side: WeChat's calls at their own paths, the control API below `/__emu`. */
export function createApi(world: World, { endpoints, controls, pages }: ApiOptions): FastifyInstance {
  const http = Fastify({ exposeHeadRoutes: false, forceCloseConnections: true, bodyLimit: 4 * 1024 * 1024 });
  // WeChat reads every body as JSON, whatever its type is called; forms come from the page.
  http.removeAllContentTypeParsers();
  http.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  http.addHook('onRequest', (_request, reply, done) => {
    // The header would otherwise tell the machine's time, and equal calls would have unequal bytes.
    reply.header('date', new Date(world.clock.now()).toUTCString());
    done();
  });
  http.setErrorHandler((error, _request, reply) => {
    const status = error instanceof ControlFailure ? error.status : 500;
    const text = error instanceof Error ? error.message : String(error);
    return reply.code(status).send({ error: text });
  });
  registerEndpoints(http, world, endpoints);
  registerControls(http, controls);
  registerPages(http, world, pages);
  registerRevision(http, world);
  registerUnknownPaths(http, world);
  return http;
}
