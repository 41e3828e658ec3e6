import { operations } from '@huixiang/contract';
import { describe, expect, it, vi } from 'vitest';

import { memoryStore } from '../../platform/storage.ts';
import { recentSearches } from './recent-searches.ts';
import { useSearch } from './use-search.ts';

const hit = (id: number) => ({ comment: { id }, spaceName: '', postTitle: '', ranges: [], via: 'v' });

function start(reply: (query: Record<string, unknown>) => unknown, titles: unknown = { items: [] }) {
  const call = vi.fn<(_operation: unknown, input: { query: Record<string, unknown> }) => Promise<unknown>>(
    (operation, input) => Promise.resolve(operation === operations.searchPosts ? titles : reply(input.query)),
  );
  const recent = recentSearches(memoryStore());
  const search = useSearch(() => 7, { api: { call: call as never }, recent, onLoaded: () => undefined });
  return { ...search, call, recent };
}

/** What comments were asked for. */
const queries = (call: { mock: { calls: unknown[][] } }) =>
  call.mock.calls
    .filter(([operation]) => operation === operations.searchComments)
    .map(([, input]) => (input as { query: Record<string, unknown> }).query);

describe('searching', () => {
  it('shows the answers, remembers what was looked for, and asks for the next page once', async () => {
    const page = (query: Record<string, unknown>) =>
      query['after'] === undefined
        ? { items: [hit(1), hit(2)], loose: false, next: 'n' }
        : { items: [hit(2), hit(3)], loose: false, next: null };
    const { state, search, more, call, recent } = start(page);
    await search(' 老城墙 ');
    await Promise.all([more(), more()]);
    await more();
    expect(state.items.map(({ comment }) => comment.id)).toEqual([1, 2, 3]);
    expect(queries(call).map(({ q, after }) => [q, after])).toEqual([
      ['老城墙', undefined],
      ['老城墙', 'n'],
    ]);
    expect(recent.all()).toEqual(['老城墙']);
  });

  it('shows posts by their titles beside what was said, and does without them when they do not come', async () => {
    const titles = { items: [{ postId: 3, title: '老城墙下' }] };
    const found = start(() => ({ items: [hit(1)], loose: false, next: null }), titles);
    await found.search('城墙');
    expect(found.state).toMatchObject({ status: 'ready', posts: titles.items });
    found.clear();
    expect(found.state.posts).toEqual([]);
    const failing = start(
      () => ({ items: [hit(1)], loose: false, next: null }),
      Promise.reject(new Error('down')),
    );
    await failing.search('城墙');
    expect(failing.state).toMatchObject({ status: 'ready', posts: [], items: [{ comment: { id: 1 } }] });
  });

  it('looks in the space when told, and anew when that changes', async () => {
    const { search, look, call } = start(() => ({ items: [], loose: false, next: null }));
    look('space');
    await search('茶');
    look('public');
    await vi.waitFor(() => expect(queries(call).map(({ spaceId }) => spaceId)).toEqual([7, undefined]));
  });

  it('forgets an answer that comes after another question', async () => {
    let answer: (reply: unknown) => void = () => undefined;
    const { state, search } = start(({ q }) =>
      q === '慢'
        ? new Promise((resolve) => (answer = resolve))
        : { items: [hit(9)], loose: false, next: null },
    );
    const slow = search('慢');
    await search('快');
    answer({ items: [hit(1)], loose: false, next: null });
    await slow;
    expect(state.items.map(({ comment }) => comment.id)).toEqual([9]);
  });

  it('asks nothing of the server when there is nothing to look for', async () => {
    const { state, search, call } = start(() => undefined);
    await search('  ');
    expect([state.status, call.mock.calls.length]).toEqual(['idle', 0]);
  });

  it('shows what somebody else looked for once they have signed in', () => {
    const { state, recall, recent } = start(() => undefined);
    recent.add('露营');
    recall();
    expect(state.recent).toEqual(['露营']);
  });

  it('keeps the last eight searches, each once, the latest first', () => {
    const recent = recentSearches(memoryStore());
    for (const text of ['一', '二', '三', '四', '五', '六', '七', '八', '九', '三']) recent.add(text);
    expect(recent.all()).toEqual(['三', '九', '八', '七', '六', '五', '四', '二']);
    recent.forget();
    expect(recent.all()).toEqual([]);
  });
});
