import type { LiveHandlers } from '@huixiang/client';
import type { LiveEvent } from '@huixiang/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { openSpaceLive } from './live.ts';

function setUp() {
  const opened: { url: string; handlers: LiveHandlers; closed: boolean }[] = [];
  const waits: (() => void)[] = [];
  const live = openSpaceLive(5, {
    source: (url, handlers) => {
      const stream = { url, handlers, closed: false };
      opened.push(stream);
      return { close: () => void (stream.closed = true) };
    },
    random: () => 0,
    now: () => 0,
    later: (run) => {
      waits.push(run);
      return () => void waits.splice(waits.indexOf(run), 1);
    },
  });
  return { live, opened, waits };
}

const event: LiveEvent = { type: 'changed', spaceId: 5, postId: 6, commentId: 7 };

beforeEach(() => {
  vi.stubGlobal('addEventListener', vi.fn());
  vi.stubGlobal('removeEventListener', vi.fn());
});
afterEach(() => void vi.unstubAllGlobals());

test('it watches the topic of the space and tells its state', () => {
  const { live, opened } = setUp();
  expect(decodeURIComponent(opened[0]!.url)).toBe('/api/live?topics=space:5');
  expect(live.state.value).toBe('connecting');
  opened[0]!.handlers.onOpen();
  expect(live.state.value).toBe('live');
});

test('an event reaches every listener until it stops listening', () => {
  const { live, opened } = setUp();
  const first: LiveEvent[] = [];
  const second: LiveEvent[] = [];
  const stop = live.listen((heard) => first.push(heard));
  live.listen((heard) => second.push(heard));
  const say = (): void => opened[0]!.handlers.onMessage('changed', JSON.stringify(event));
  say();
  stop();
  say();
  expect(first).toEqual([event]);
  expect(second).toEqual([event, event]);
});

test('after a break it opens again and says that events may have been missed', () => {
  const { live, opened, waits } = setUp();
  let resumed = 0;
  live.onResumed(() => (resumed += 1));
  opened[0]!.handlers.onOpen();
  expect(resumed).toBe(0);
  opened[0]!.handlers.onClosed();
  expect(live.state.value).toBe('broken');
  waits[0]!();
  opened[1]!.handlers.onOpen();
  expect(resumed).toBe(1);
});

test('it says so too when something was told since a first screen could have been asked for', () => {
  for (const [quietMs, expected] of [
    [10_000, 1],
    [10_001, 0],
  ] as const) {
    const { live, opened } = setUp();
    let resumed = 0;
    live.onResumed(() => (resumed += 1));
    opened[0]!.handlers.onOpen();
    opened[0]!.handlers.onMessage('opening', JSON.stringify({ quietMs }));
    expect(resumed).toBe(expected);
  }
});

test('closing ends the stream', () => {
  const { live, opened } = setUp();
  live.close();
  expect(opened[0]!.closed).toBe(true);
});
