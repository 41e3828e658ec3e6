import type { PushAnswer, PushQuery, PushReceiver } from '@huixiang/wechat';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Context } from '../context.ts';

/**
 * Where WeChat's servers knock: `/api/wechat/push/mini` and `/official`, the address to enter in WeChat's console. The
 * answer goes out as soon as the push is in the store. Bodies are taken as they come, because the signature is over them.
 */
export function pushRoutes(http: FastifyInstance, { wechat, log }: Pick<Context, 'wechat' | 'log'>): void {
  if (wechat === undefined) return;
  void http.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, next) => next(null, body));
    for (const kind of ['mini', 'official'] as const) {
      const receiver = wechat.receivers[kind];
      if (receiver !== undefined) serve(scope, `/api/wechat/push/${kind}`, receiver, log);
    }
    done();
  });
}

function serve(http: FastifyInstance, url: string, receiver: PushReceiver, log: Context['log']): void {
  const send = (reply: FastifyReply, { status, contentType, body, outcome }: PushAnswer): FastifyReply => {
    if (outcome.kind === 'refused') log(`A push to ${url} was refused: ${outcome.reason}`);
    if (outcome.kind === 'failed') log(`A push to ${url} was not kept`, outcome.error);
    return reply.code(status).type(contentType).send(body);
  };
  http.get(url, (request, reply) => send(reply, receiver.handshake(request.query as PushQuery)));
  http.post(url, async (request, reply) => {
    const body = request.body instanceof Uint8Array ? request.body : '';
    return send(reply, await receiver.receive(request.query as PushQuery, body));
  });
}
