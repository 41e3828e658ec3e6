import type { Comment, Operation } from '@huixiang/contract';
import { expect, test, vi } from 'vitest';

import { LinkError, type Call } from '../../api/index.ts';
import { commentOf } from './testing-items.ts';
import { useTriage } from './use-triage.ts';

function setUp(answer: (operation: Operation) => unknown) {
  const calls: { id: string; input: unknown }[] = [];
  const heard: string[] = [];
  const call = (async (operation: Operation, input: unknown) => {
    calls.push({ id: operation.id, input });
    return answer(operation);
  }) as Call;
  const hear = (what: string) => (comment: Comment) => void heard.push(`${what} ${comment.id}`);
  const triage = useTriage({
    call,
    spaceId: 1,
    onChanged: hear('changed'),
    onAnswered: hear('answered'),
    onRemoved: hear('removed'),
  });
  return { triage, calls, heard };
}

const failing = (): never => {
  throw new LinkError('HX_NETWORK');
};

test('a reply goes below the comment, trimmed, and clears its draft', async () => {
  const { triage, calls, heard } = setUp(() => commentOf(50));
  triage.drafts.set(7, '  谢谢你写下这些  ');
  await triage.reply(commentOf(7));
  expect(calls).toEqual([
    {
      id: 'postComment',
      input: {
        params: { spaceId: 1, postId: 9 },
        body: { text: '谢谢你写下这些', parentId: 7 },
        idempotencyKey: expect.any(String),
      },
    },
  ]);
  expect(triage.drafts.has(7)).toBe(false);
  expect(heard).toEqual(['answered 7']);
});

test('a reply that fails keeps its words and says why', async () => {
  const { triage, heard } = setUp(failing);
  triage.drafts.set(7, '在的');
  await triage.reply(commentOf(7));
  expect(triage.drafts.get(7)).toBe('在的');
  expect(triage.replyErrors.get(7)).toBeInstanceOf(LinkError);
  expect(triage.isBusy('reply', 7)).toBe(false);
  expect(heard).toEqual([]);
});

test('words that are added while a reply is sent stay as the draft of the next one', async () => {
  const { promise, resolve } = Promise.withResolvers<Comment>();
  const { triage } = setUp(() => promise);
  triage.drafts.set(7, '在的 ');
  triage.drafts.set(8, '你好');
  const replies = [triage.reply(commentOf(7)), triage.reply(commentOf(8))];
  triage.drafts.set(7, '在的 明天见');
  triage.drafts.set(8, '换一句');
  resolve(commentOf(50));
  await Promise.all(replies);
  expect([...triage.drafts]).toEqual([
    [7, '明天见'],
    [8, '换一句'],
  ]);
});

test('a reply keeps its key until it is there, so that it is not written twice; other words get another key', async () => {
  const answers = [failing, failing, failing, () => commentOf(50), () => commentOf(51)];
  const { triage, calls } = setUp(() => answers.shift()?.());
  for (const text of ['在', '在的', '在', '在', '在']) {
    triage.drafts.set(7, text);
    await triage.reply(commentOf(7));
  }
  const keys = calls.map(({ input }) => (input as { idempotencyKey: string }).idempotencyKey);
  expect(keys.map((key) => keys.indexOf(key))).toEqual([0, 1, 0, 0, 4]);
});

test('an empty reply is not sent', async () => {
  const { triage, calls } = setUp(() => commentOf(50));
  triage.drafts.set(7, '   ');
  await triage.reply(commentOf(7));
  expect(calls).toEqual([]);
});

test('pressing send twice sends once', async () => {
  const { triage, calls } = setUp(() => commentOf(50));
  triage.drafts.set(7, '在的');
  await Promise.all([triage.reply(commentOf(7)), triage.reply(commentOf(7))]);
  expect(calls).toHaveLength(1);
});

test('featuring and pinning turn over what the comment is now', async () => {
  const { triage, calls, heard } = setUp(() => commentOf(7));
  await triage.feature(commentOf(7));
  await triage.pin(commentOf(7, { pinned: true }));
  expect(calls.map(({ id, input }) => ({ id, body: (input as { body: unknown }).body }))).toEqual([
    { id: 'setFeatured', body: { featured: true } },
    { id: 'setPinned', body: { pinned: false } },
  ]);
  expect(heard).toEqual(['changed 7', 'changed 7']);
});

test('a refused act rejects and leaves the way free for the next', async () => {
  const { triage } = setUp(failing);
  await expect(triage.feature(commentOf(7))).rejects.toBeInstanceOf(LinkError);
  expect(triage.isBusy('feature', 7)).toBe(false);
});

test('what is asked for while another act runs is done after it, and each is busy until it is done', async () => {
  const { promise, resolve } = Promise.withResolvers<Comment>();
  const { triage, calls, heard } = setUp(() => promise);
  const acts = [
    triage.feature(commentOf(7)),
    triage.pin(commentOf(7)),
    triage.remove(commentOf(8), { reason: 'abuse' }),
  ];
  await vi.waitFor(() => expect(calls.map(({ id }) => id)).toEqual(['setFeatured']));
  expect([triage.isBusy('pin', 7), triage.isBusy('remove', 8), triage.isBusy('pin', 8)]).toEqual([
    true,
    true,
    false,
  ]);
  resolve(commentOf(7));
  expect(await Promise.all(acts)).toEqual([true, true, true]);
  expect(calls.map(({ id }) => id)).toEqual(['setFeatured', 'setPinned', 'decideReports']);
  expect(heard).toEqual(['changed 7', 'changed 7', 'removed 8']);
});

test('the same act asked for twice at once is done once, and only the first is said to be done', async () => {
  const { triage, calls } = setUp(() => commentOf(7));
  expect(await Promise.all([triage.pin(commentOf(7)), triage.pin(commentOf(7))])).toEqual([true, false]);
  expect(calls).toHaveLength(1);
});

test('a comment is removed with a reason, which answers its reports, too', async () => {
  const { triage, calls, heard } = setUp(() => ({ ok: true }));
  await triage.remove(commentOf(7), { reason: 'abuse', note: '请不要骂人' });
  expect(calls).toEqual([
    {
      id: 'decideReports',
      input: {
        params: { spaceId: 1, commentId: 7 },
        body: { outcome: 'removed', reason: 'abuse', note: '请不要骂人' },
      },
    },
  ]);
  expect(heard).toEqual(['removed 7']);
});
