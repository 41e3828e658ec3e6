import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { memoryPushInbox } from '../push/push-inbox.ts';
import { readPushEvent, type PushEvent } from '../push/push-event.ts';
import { createPushReceiver, type PushAnswer } from '../push/push-receiver.ts';

export interface PushEndpoint {
  readonly url: string;
  /** What was worked on, in order. */
  readonly events: PushEvent[];
  /** How each request was answered. */
  readonly outcomes: PushAnswer['outcome'][];
  stop(): Promise<void>;
}

/** A server with a push receiver behind it, as a product has one. */
export async function startPushEndpoint(appId: string, now: () => number): Promise<PushEndpoint> {
  const events: PushEvent[] = [];
  const outcomes: PushAnswer['outcome'][] = [];
  const inbox = memoryPushInbox({
    handle: async ({ fields }) => void events.push(readPushEvent(fields)),
    onError: (error) => {
      throw error;
    },
  });
  const receiver = createPushReceiver({
    token: 'emulator-push-token',
    encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    appId,
    inbox,
    now,
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const query = Object.fromEntries(url.searchParams);
    const body = await request.toArray();
    const one =
      request.method === 'GET'
        ? receiver.handshake(query)
        : await receiver.receive(query, Buffer.concat(body as Buffer[]));
    outcomes.push(one.outcome);
    response.writeHead(one.status, { 'content-type': one.contentType }).end(one.body);
    await inbox.idle();
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/push`,
    events,
    outcomes,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
