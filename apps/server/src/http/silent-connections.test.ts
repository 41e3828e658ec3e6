import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import { startTestApp } from '../testing/test-app.ts';

test('a server that stops does not wait for connections on which nobody has asked anything', async () => {
  const t = await startTestApp();
  const { port } = new URL(await t.app.http.listen({ host: '127.0.0.1', port: 0 }));
  const silent = connect(Number(port), '127.0.0.1');
  await once(silent, 'connect');
  expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200);
  const ended = once(silent, 'close');
  // Else this takes a minute, longer than a test may.
  await t.close();
  await ended;
});

test('a server that stops waits some seconds for a request that never ends, not for ever', async () => {
  const t = await startTestApp();
  const { port } = new URL(await t.app.http.listen({ host: '127.0.0.1', port: 0 }));
  const connected = once(t.app.http.server, 'connection') as Promise<[Socket]>;
  const halting = connect(Number(port), '127.0.0.1');
  halting.write('GET /api/health HTTP/1.1\r\n');
  const [socket] = await connected;
  await vi.waitFor(() => expect(socket.bytesRead).toBeGreaterThan(0));
  const ended = once(halting, 'close');
  await t.close();
  await ended;
});
