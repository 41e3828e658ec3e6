import { expect, test } from 'vitest';
import { chunkedLive, eventSourceLive, type ChunkedRequestLike, type EventSourceLike } from './sources.ts';

function recorder() {
  const told: string[] = [];
  return {
    told,
    handlers: {
      onOpen: () => told.push('open'),
      onMessage: (event: string, data: string) => told.push(`${event} ${data}`),
      onAlive: () => told.push('alive'),
      onClosed: (retryMs?: number) => told.push(`closed ${retryMs}`),
    },
  };
}

function chunked() {
  const { told, handlers } = recorder();
  let options: Parameters<ChunkedRequestLike>[0] | undefined;
  let chunk: (bytes: Uint8Array) => void = () => undefined;
  let head: (statusCode: number) => void = () => undefined;
  const source = chunkedLive(
    'https://example.org',
    (given) => {
      options = given;
      return {
        onChunkReceived: (listener) => (chunk = (bytes) => listener({ data: bytes.slice().buffer })),
        onHeadersReceived: (listener) => (head = (statusCode) => listener({ statusCode })),
        abort: () => told.push('abort'),
      };
    },
    () => ({ authorization: 'Bearer t' }),
  );
  const stream = source('/api/live?topics=a', handlers);
  return {
    told,
    stream,
    options: () => options!,
    chunk: (bytes: Uint8Array) => chunk(bytes),
    head: (code: number) => head(code),
  };
}

test('chunks cut inside a Chinese character still make whole events', () => {
  const { told, chunk, options } = chunked();
  const bytes = new TextEncoder().encode('retry: 2000\n\nevent: changed\ndata: 回响\n\n');
  const inside = bytes.indexOf(0xe5) - 2;
  chunk(bytes.slice(0, inside));
  chunk(bytes.slice(inside));
  options().complete();
  expect(told).toEqual(['open', 'alive', 'alive', 'changed 回响', 'closed 2000']);
  expect(options()).toMatchObject({
    url: 'https://example.org/api/live?topics=a',
    enableChunked: true,
    header: { authorization: 'Bearer t' },
  });
});

test('a refused stream does not count as open', () => {
  const { told, chunk, head, options } = chunked();
  head(429);
  chunk(new TextEncoder().encode('{"error":{}}'));
  options().complete();
  expect(told).toEqual(['closed undefined']);
});

test('closing a chunked stream aborts its request', () => {
  const { told, stream } = chunked();
  stream.close();
  expect(told).toEqual(['abort']);
});

test('an EventSource is closed at its first error, so that it does not reconnect behind our back', () => {
  const { told, handlers } = recorder();
  const listeners = new Map<string, (event: { data: string }) => void>();
  const fake: EventSourceLike = {
    onopen: null,
    onerror: null,
    addEventListener: (type, listener) => listeners.set(type, listener),
    close: () => told.push('close'),
  };
  eventSourceLive('', (url) => (told.push(url), fake))('/api/live', handlers);
  fake.onopen?.({} as never);
  listeners.get('opening')?.({ data: '{"quietMs":1}' });
  listeners.get('counts')?.({ data: '{}' });
  fake.onerror?.({} as never);
  expect(told).toEqual([
    '/api/live',
    'open',
    'opening {"quietMs":1}',
    'counts {}',
    'close',
    'closed undefined',
  ]);
});
