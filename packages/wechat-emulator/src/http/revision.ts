import type { FastifyInstance } from 'fastify';

import type { World } from '../world/world.ts';

/** A number that changes whenever something may have happened, by which the page knows when to load anew. */
export function registerRevision(http: FastifyInstance, { pushes }: World): void {
  let acts = 0;
  http.addHook('onResponse', (request, _reply, done) => {
    if (request.method !== 'GET' || !request.url.startsWith('/__emu')) acts += 1;
    done();
  });
  http.get('/__emu/revision', () => ({
    revision: acts + pushes.log.reduce((sum, { tries }) => sum + tries.length, 0),
  }));
}
