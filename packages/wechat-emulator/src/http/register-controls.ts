import type { FastifyInstance } from 'fastify';

import type { ControlRoute } from './control-route.ts';
import { ControlFailure } from './failure.ts';
import { Fields, isRecord } from './fields.ts';
import { parseJson } from './json.ts';

const badField = (name: string, problem: string): ControlFailure =>
  new ControlFailure(400, `${name} ${problem}`);

/** Serves the control API below `/__emu`. */
export function registerControls(http: FastifyInstance, controls: readonly ControlRoute[]): void {
  for (const { method, path, handle } of controls) {
    http.route({
      method,
      url: `/__emu${path}`,
      handler: async (request, reply) => {
        const answer = await handle({
          params: new Fields(request.params as Record<string, unknown>, badField),
          query: new Fields(request.query as Record<string, unknown>, badField),
          body: new Fields(parseControlBody(request.body), badField),
        });
        return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer ?? {}));
      },
    });
  }
}

function parseControlBody(text: unknown): Record<string, unknown> {
  if (typeof text !== 'string' || text === '') return {};
  try {
    const value = parseJson(text);
    if (isRecord(value)) return value;
  } catch {
    // Answered below, as any other body that is no object.
  }
  throw new ControlFailure(400, 'the body is no JSON object');
}
