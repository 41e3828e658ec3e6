import { expect, test } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { createLive } from './live.ts';
import { liveTopics, liveUrl } from './live-topics.ts';
import type { LiveHandlers, LiveOptions } from './types.ts';

function setUp(options: Partial<LiveOptions> = {}) {
  const clock = manualClock();
  const opened: { url: string; handlers: LiveHandlers; closed: boolean }[] = [];
  const events: unknown[] = [];
  const states: string[] = [];
  let resyncs = 0;
  const live = createLive({
    source: (url, handlers) => {
      const stream = { url, handlers, closed: false };
      opened.push(stream);
      return { close: () => (stream.closed = true) };
    },
    onEvent: (event) => events.push(event),
    onResync: () => (resyncs += 1),
    onState: (state) => states.push(state),
    random: () => 0,
    later: clock.later,
    now: clock.now,
    ...options,
  });
  const last = () => opened.at(-1)!;
  return { live, clock, opened, events, states, last, resyncs: () => resyncs };
}

const post = liveTopics.post(7, 8);

test('topics are named as the server reads them', () => {
  expect(liveUrl([post, liveTopics.comment(7, 9), liveTopics.space(7)])).toBe(
    '/api/live?topics=post%3A7%3A8%2Ccomment%3A7%3A9%2Cspace%3A7',
  );
});

test('events of the contract are told; unknown and broken ones are left out', () => {
  const { live, last, events } = setUp();
  live.watch([post]);
  last().handlers.onOpen();
  last().handlers.onMessage('changed', '{"type":"changed","spaceId":7,"postId":8,"commentId":9}');
  last().handlers.onMessage('weather', '{}');
  last().handlers.onMessage('counts', '{');
  expect(events).toEqual([{ type: 'changed', spaceId: 7, postId: 8, commentId: 9 }]);
});

test('a lost stream is opened again with growing waits, and then everything shown is loaded anew once', async () => {
  const { live, clock, opened, last, states, resyncs } = setUp();
  live.watch([post]);
  last().handlers.onOpen();
  expect(resyncs()).toBe(0);
  last().handlers.onClosed();
  expect(states.at(-1)).toBe('broken');
  await clock.advance(499);
  expect(opened).toHaveLength(1);
  await clock.advance(1);
  expect(opened).toHaveLength(2);
  last().handlers.onClosed();
  await clock.advance(999);
  expect(opened).toHaveLength(2);
  await clock.advance(1);
  last().handlers.onOpen();
  expect([states.at(-1), resyncs()]).toEqual(['live', 1]);
});

test('a stream that opens only at a later try may have missed something since the first look', async () => {
  const { live, clock, last, resyncs } = setUp();
  live.watch([post]);
  last().handlers.onClosed();
  await clock.advance(60_000);
  last().handlers.onOpen();
  expect(resyncs()).toBe(1);
});

test('so may one that was paused before it had opened', () => {
  const { live, last, resyncs } = setUp();
  live.watch([post]);
  live.pause();
  live.resume();
  last().handlers.onOpen();
  expect(resyncs()).toBe(1);
});

/** The stream opens, and nothing was told on its topics for so long. */
function open({ handlers }: { readonly handlers: LiveHandlers }, quietMs: number): void {
  handlers.onOpen();
  handlers.onMessage('opening', JSON.stringify({ quietMs }));
}

test('a stream that opens late loads anew what is shown if something was told meanwhile, and only then', async () => {
  for (const [quietMs, expected] of [
    [3_001, 0],
    [3_000, 1],
    [0, 1],
  ] as const) {
    const { live, clock, last, events, resyncs } = setUp();
    live.watch([post]);
    await clock.advance(3_000);
    open(last(), quietMs);
    expect([resyncs(), events]).toEqual([expected, []]);
  }
});

test('what was asked for before it was watched is as old as the page says', async () => {
  const { live, clock, last, resyncs } = setUp({ askedBeforeMs: 10_000 });
  live.watch([post]);
  await clock.advance(3_000);
  open(last(), 12_000);
  expect(resyncs()).toBe(1);
});

test('a stream that is back loads anew once, whatever it says', async () => {
  const { live, clock, last, resyncs } = setUp();
  live.watch([post]);
  open(last(), 60_000);
  last().handlers.onClosed();
  await clock.advance(500);
  open(last(), 0);
  expect(resyncs()).toBe(1);
});

test('after closing, the first opening has no gap before it', () => {
  const { live, last, resyncs } = setUp();
  live.watch([post]);
  last().handlers.onClosed();
  live.close();
  live.watch([post]);
  last().handlers.onOpen();
  expect(resyncs()).toBe(0);
});

test('the wait is at least what the server wished', async () => {
  const { live, clock, last } = setUp();
  live.watch([post]);
  last().handlers.onClosed(20_000);
  expect(clock.waits()).toEqual([20_000]);
});

test('a silent stream counts as lost; a sign of life keeps it', async () => {
  const { live, clock, opened, last, states } = setUp();
  live.watch([post]);
  last().handlers.onOpen();
  await clock.advance(60_000);
  last().handlers.onAlive?.();
  await clock.advance(60_000);
  expect(states.at(-1)).toBe('live');
  await clock.advance(5_000);
  expect(opened[0]?.closed).toBe(true);
  expect(states.at(-1)).toBe('broken');
});

test('watching the same topics again changes nothing', () => {
  const { live, opened } = setUp();
  live.watch([post, liveTopics.space(7)]);
  live.watch([liveTopics.space(7), post, post]);
  expect(opened).toHaveLength(1);
});

test('other topics open another stream, which says whether something was told since what is shown was asked for', async () => {
  for (const [quietMs, expected] of [
    [5_001, 0],
    [5_000, 1],
  ] as const) {
    const { live, clock, opened, last, resyncs } = setUp();
    live.watch([post]);
    await clock.advance(2_000);
    open(last(), 60_000);
    await clock.advance(3_000);
    live.watch([post, liveTopics.comment(7, 9)]);
    expect(opened[0]?.closed).toBe(true);
    open(last(), quietMs);
    expect(resyncs()).toBe(expected);
  }
});

test('other topics do not hide that the stream was lost before', () => {
  const { live, last, resyncs } = setUp();
  live.watch([post]);
  last().handlers.onClosed();
  live.watch([post, liveTopics.comment(7, 9)]);
  open(last(), 60_000);
  expect(resyncs()).toBe(1);
});

test('what a closed stream still says is not heard', () => {
  const { live, opened, last, states } = setUp();
  live.watch([post]);
  last().handlers.onOpen();
  live.pause();
  opened[0]?.handlers.onClosed();
  expect(states.at(-1)).toBe('off');
});

test('pausing closes the stream, resuming opens it at once and resyncs; closing is for good', async () => {
  const { live, clock, opened, last, resyncs } = setUp();
  live.watch([post]);
  last().handlers.onOpen();
  live.pause();
  expect(clock.waits()).toEqual([]);
  live.resume();
  last().handlers.onOpen();
  expect([opened.length, resyncs()]).toEqual([2, 1]);
  live.close();
  live.resume();
  await clock.advance(600_000);
  expect(opened).toHaveLength(2);
});

test('resuming while a retry is due tries at once, and only once', async () => {
  const { live, clock, opened, last } = setUp();
  live.watch([post]);
  last().handlers.onClosed();
  live.resume();
  expect(opened).toHaveLength(2);
  last().handlers.onOpen();
  await clock.advance(5_000);
  expect(opened).toHaveLength(2);
});
