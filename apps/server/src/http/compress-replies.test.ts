import { gunzipSync } from 'node:zlib';
import fastify from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { compressReplies } from './compress-replies.ts';

const http = fastify();
compressReplies(http);
const long = { items: Array.from({ length: 200 }, (_, id) => ({ id, text: '走到河边' })) };
http.get('/long', () => long);
http.get('/ready', (_request, reply) =>
  reply.type('application/json').send(Buffer.from(JSON.stringify(long))),
);
http.get('/short', () => ({ ok: true }));
afterEach(() => http.close());

test('long replies travel compressed to whoever can read that, short ones and others as they are', async () => {
  const ask = (url: string, accepts?: string) =>
    http.inject({ url, ...(accepts === undefined ? {} : { headers: { 'accept-encoding': accepts } }) });
  const packed = await ask('/long', 'gzip, deflate, br');
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(Number(packed.headers['content-length'])).toBe(packed.rawPayload.length);
  expect(packed.rawPayload.length).toBeLessThan(JSON.stringify(long).length / 3);
  expect(JSON.parse(gunzipSync(packed.rawPayload).toString())).toEqual(long);
  const ready = await ask('/ready', 'gzip');
  expect(JSON.parse(gunzipSync(ready.rawPayload).toString())).toEqual(long);
  const plain = await ask('/long');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.json()).toEqual(long);
  expect((await ask('/short', 'gzip')).headers['content-encoding']).toBeUndefined();
});
