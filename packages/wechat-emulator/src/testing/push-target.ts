import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createPushReceiver, memoryPushInbox, type PushAnswer, type PushFields } from '@huixiang/wechat';

export interface PushTarget {
  readonly url: string;
  /** What was accepted and handled, each once. */
  readonly handled: PushFields[];
  /** How each request was answered. */
  readonly outcomes: PushAnswer['outcome'][];
  /** Each body as it came. */
  readonly bodies: string[];
  /** What the next requests are answered with instead, such as 500; `hang` answers nothing. */
  readonly answers: (number | 'hang')[];
  close(): Promise<void>;
}

interface TargetOptions {
  readonly appId: string;
  readonly now: () => number;
  /** Without it the target expects plain pushes. */
  readonly encodingAesKey?: string;
}

/** A server that receives pushes as a product would. */
export async function startPushTarget({ appId, now, encodingAesKey }: TargetOptions): Promise<PushTarget> {
  const handled: PushFields[] = [];
  const outcomes: PushAnswer['outcome'][] = [];
  const bodies: string[] = [];
  const answers: (number | 'hang')[] = [];
  const inbox = memoryPushInbox({
    handle: async ({ fields }) => void handled.push(fields),
    onError: (error) => {
      throw error;
    },
  });
  const key = encodingAesKey === undefined ? {} : { encodingAesKey };
  const receiver = createPushReceiver({ token: 'emulator-push-token', appId, inbox, now, ...key });
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://target');
      const body = await readAll(request);
      const ordered = answers.shift();
      if (ordered === 'hang') return;
      if (ordered !== undefined) return response.writeHead(ordered).end('no');
      const query = Object.fromEntries(url.searchParams);
      if (request.method === 'POST') bodies.push(body);
      const answer =
        request.method === 'GET' ? receiver.handshake(query) : await receiver.receive(query, body);
      outcomes.push(answer.outcome);
      await inbox.idle();
      return response.writeHead(answer.status, { 'content-type': answer.contentType }).end(answer.body);
    })();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/push`,
    handled,
    outcomes,
    bodies,
    answers,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
