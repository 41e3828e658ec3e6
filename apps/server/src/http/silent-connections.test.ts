import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
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
