import { expect, test, vi } from 'vitest';

import type { InboxPage } from './inbox-rows.ts';
import type { Show } from './inbox-state.ts';
import { pageOf } from './testing-items.ts';
import { useInbox } from './use-inbox.ts';

/** An inbox whose server answers what the test says, when the test says. */
function setUp() {
  const pages: Record<string, InboxPage | Error> = {};
  const asked: string[] = [];
  let gate: Promise<void> = Promise.resolve();
  const inbox = useInbox(async (show: Show, after) => {
    const key = `${show}:${after ?? 'first'}`;
    asked.push(key);
    await gate;
    const page = pages[key];
    if (page instanceof Error || page === undefined) throw page ?? new Error(key);
    return page;
  });
  const hold = (): (() => void) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    return () => {
      gate = Promise.resolve();
      resolve();
    };
  };
  const ids = (): number[] => inbox.rows.value.map((row) => row.item.comment.id);
  return { inbox, pages, asked, hold, ids };
}

test('opening shows the first page and selects its first row', async () => {
  const { inbox, pages, ids } = setUp();
  pages['unanswered:first'] = pageOf([1, 2], 'c2');
  await inbox.open('unanswered');
  expect(ids()).toEqual([1, 2]);
  expect(inbox.selectedId.value).toBe(1);
  expect(inbox.status.value).toBe('ready');
});

test('a failure to open is shown, and opening again recovers', async () => {
  const { inbox, pages, ids } = setUp();
  pages['unanswered:first'] = new Error('down');
  await inbox.open('unanswered');
  expect(inbox.status.value).toBe('failed');
  expect(inbox.error.value).toEqual(new Error('down'));
  pages['unanswered:first'] = pageOf([1]);
  await inbox.open('unanswered');
  expect(inbox.status.value).toBe('ready');
  expect(inbox.error.value).toBeNull();
  expect(ids()).toEqual([1]);
});

test('renewing asks for every page on screen again and keeps the order and the selection', async () => {
  const { inbox, pages, asked, ids } = setUp();
  pages['unanswered:first'] = pageOf([1, 2], 'c2');
  pages['unanswered:c2'] = pageOf([3]);
  await inbox.open('unanswered');
  await inbox.more();
  inbox.selectedId.value = 2;
  asked.length = 0;
  pages['unanswered:first'] = pageOf([2, 3], 'c3');
  pages['unanswered:c3'] = pageOf([4]);
  await inbox.renew();
  expect(asked).toEqual(['unanswered:first', 'unanswered:c3']);
  expect(ids()).toEqual([1, 2, 3, 4]);
  expect(inbox.rows.value.map((row) => row.settled)).toEqual([true, false, false, false]);
  expect(inbox.selectedId.value).toBe(2);
});

test('a failed renewal leaves everything as it is', async () => {
  const { inbox, pages, ids } = setUp();
  pages['unanswered:first'] = pageOf([1, 2]);
  await inbox.open('unanswered');
  pages['unanswered:first'] = new Error('down');
  await inbox.renew();
  expect(ids()).toEqual([1, 2]);
  expect(inbox.status.value).toBe('ready');
});

test('an answer for a tab that was left is dropped', async () => {
  const { inbox, pages, hold, ids } = setUp();
  pages['unanswered:first'] = pageOf([1]);
  pages['answered:first'] = pageOf([8, 7]);
  const release = hold();
  const first = inbox.open('unanswered');
  const second = inbox.open('answered');
  release();
  await Promise.all([first, second]);
  expect(inbox.show.value).toBe('answered');
  expect(ids()).toEqual([8, 7]);
});

test('asking for more twice at once loads one page once', async () => {
  const { inbox, pages, asked, hold, ids } = setUp();
  pages['unanswered:first'] = pageOf([1], 'c1');
  pages['unanswered:c1'] = pageOf([2]);
  await inbox.open('unanswered');
  asked.length = 0;
  const release = hold();
  const both = [inbox.more(), inbox.more()];
  release();
  await Promise.all(both);
  expect(asked).toEqual(['unanswered:c1']);
  expect(ids()).toEqual([1, 2]);
});

/** An inbox whose requests are answered one by one, in any order. */
function setUpSlow() {
  const waiting: { after: string | null; answer: (page: InboxPage) => void }[] = [];
  const inbox = useInbox((_, after) => new Promise((resolve) => waiting.push({ after, answer: resolve })));
  /** Answers the request that has waited longest, once there is one. */
  const answer = async (...page: Parameters<typeof pageOf>): Promise<void> => {
    await vi.waitFor(() => expect(waiting).not.toHaveLength(0));
    waiting.shift()?.answer(pageOf(...page));
  };
  const seen = () =>
    inbox.rows.value.map(({ item, settled }) => `${item.comment.id}${settled ? ' done' : ''}`);
  return { inbox, waiting, answer, seen };
}

test('a page that is loaded while the list is renewed stays, and the renewal takes it in', async () => {
  const { inbox, waiting, answer, seen } = setUpSlow();
  void inbox.open('unanswered');
  await answer([1, 2], 'c2');
  await vi.waitFor(() => expect(inbox.status.value).toBe('ready'));
  void inbox.renew();
  const more = inbox.more();
  const [renewal] = waiting.splice(0, 1);
  await answer([3, 4], 'c4');
  await more;
  renewal?.answer(pageOf([1, 2], 'c2'));
  await answer([2], 'c2');
  expect(seen()).toEqual(['1', '2', '3', '4']);
  expect(inbox.next.value).toBe('c4');
  await answer([3, 4, 5], 'c5');
  await vi.waitFor(() => expect(seen()).toEqual(['1 done', '2', '3', '4', '5']));
  expect(inbox.next.value).toBe('c5');
});

test('the list is renewed once more when that is asked for meanwhile, never twice at once', async () => {
  const { inbox, waiting, answer, seen } = setUpSlow();
  void inbox.open('unanswered');
  await answer([1]);
  await vi.waitFor(() => expect(inbox.status.value).toBe('ready'));
  for (let time = 0; time < 3; time += 1) void inbox.renew();
  expect(waiting).toHaveLength(1);
  await answer([1, 2]);
  await answer([1, 2, 3]);
  await vi.waitFor(() => expect(seen()).toEqual(['1', '2', '3']));
  expect(waiting).toEqual([]);
});

test('what happened while the list was opened is asked for after it', async () => {
  const { inbox, waiting, answer, seen } = setUpSlow();
  void inbox.open('unanswered');
  void inbox.renew();
  expect(waiting).toHaveLength(1);
  await answer([1]);
  await answer([1, 2]);
  await vi.waitFor(() => expect(seen()).toEqual(['1', '2']));
});

test('a comment that was dealt with while the list is renewed does not come back as it was before', async () => {
  const { inbox, answer, seen } = setUpSlow();
  void inbox.open('unanswered');
  await answer([1, 2]);
  await vi.waitFor(() => expect(inbox.status.value).toBe('ready'));
  void inbox.renew();
  inbox.settle(1);
  await answer([1, 2]);
  await answer([2, 3]);
  expect(seen()).toEqual(['1 done', '2']);
  await vi.waitFor(() => expect(seen()).toEqual(['1 done', '2', '3']));
});

test('a settled row stays until the list is opened anew', async () => {
  const { inbox, pages, ids } = setUp();
  pages['unanswered:first'] = pageOf([1, 2]);
  await inbox.open('unanswered');
  inbox.settle(1);
  expect(inbox.rows.value[0]?.settled).toBe(true);
  pages['unanswered:first'] = pageOf([2]);
  await inbox.open('unanswered');
  expect(ids()).toEqual([2]);
});

test('echo counts need no new list, other events do', async () => {
  const { inbox, pages } = setUp();
  pages['unanswered:first'] = pageOf([1]);
  await inbox.open('unanswered');
  const echoes = { raw: 2, counted: 2, organic: 1 };
  expect(inbox.hear({ type: 'counts', spaceId: 1, items: [{ postId: 9, commentId: 1, echoes }] })).toBe(
    false,
  );
  expect(inbox.rows.value[0]?.item.comment.echoes).toEqual(echoes);
  expect(inbox.hear({ type: 'changed', spaceId: 1, postId: 9, commentId: 1 })).toBe(true);
});
