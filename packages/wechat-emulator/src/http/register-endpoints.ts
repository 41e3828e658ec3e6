import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { takeFaults, type Fault } from '../faults/faults.ts';
import { revokeTokens } from '../tokens/tokens.ts';
import type { World } from '../world/world.ts';
import { answerCall, authorize, failWith, type Outcome } from './answer-call.ts';
import { BinaryAnswer, type Endpoint } from './endpoint.ts';
import { WechatFailure } from './failure.ts';

/** Serves WeChat's calls, with the faults that somebody ordered. */
export function registerEndpoints(http: FastifyInstance, world: World, endpoints: readonly Endpoint[]): void {
  for (const endpoint of endpoints) {
    http.route({
      method: ['GET', 'POST'],
      url: endpoint.path,
      handler: (request, reply) => serve(world, endpoint, request, reply),
    });
  }
}

/** Whatever else is asked for does not exist in WeChat either. */
export function registerUnknownPaths(http: FastifyInstance, world: World): void {
  http.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/__emu')) return reply.code(404).send({ error: 'there is no such call' });
    const outcome = failWith(world, new WechatFailure(40066, 'invalid url'));
    return send(reply, outcome, undefined);
  });
}

async function serve(
  world: World,
  endpoint: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const faults = takeFaults(world.faults, endpoint.path, false);
  const find = (kind: Fault['kind']): Fault | undefined => faults.find((one) => one.kind === kind);
  const latency = find('latency');
  if (latency) await wait(latency.ms);
  if (find('reset')) {
    reply.hijack();
    request.raw.socket.destroy();
    return reply;
  }
  const broken = find('http_error');
  if (broken) return reply.code(broken.status).type('text/html').send('<html><h1>Bad Gateway</h1></html>');
  if (find('rotate_token')) rotate(world, endpoint, request);
  const refused = find('errcode');
  const outcome = refused
    ? failWith(world, new WechatFailure(refused.errcode, refused.errcode === -1 ? 'system error' : 'fault'))
    : answerCall(world, endpoint, request);
  return send(reply, outcome, find('truncate'), endpoint.plainText);
}

/** Somebody else fetched a token for the account of this call, just before it arrived. */
function rotate(world: World, endpoint: Endpoint, request: FastifyRequest): void {
  if (endpoint.access === 'open') return;
  try {
    revokeTokens(world.tokens, authorize(world, endpoint.access, request).appId, world.clock.now());
  } catch {
    // Without a valid token there is nothing to rotate; the call itself will say so.
  }
}

function send(
  reply: FastifyReply,
  { answer }: Outcome,
  truncated: Fault | undefined,
  plainText = false,
): FastifyReply {
  if (answer instanceof BinaryAnswer) return reply.type(answer.type).send(answer.bytes);
  const text = JSON.stringify(answer);
  const type = plainText ? 'text/plain' : 'application/json; charset=UTF-8';
  return reply.type(type).send(truncated ? text.slice(0, Math.floor(text.length / 2)) : text);
}
