import { operations, type Comment } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';

import { comment, ME, setUp } from './testing-thread.ts';

/** A thread that is open, with these comments on its first page. */
async function opened(items: readonly Comment[], next: string | null = null) {
  const { thread, ...rest } = setUp();
  const opening = thread.open('resonance');
  rest.asked[0]!.answer({ items, next });
  await opening;
  return { thread, ...rest, waiting: () => thread.state.data.waiting.map(({ id }) => id) };
}
const counts = (raw: number) => ({ raw, counted: raw, organic: raw });

describe('catching up', () => {
  it('catches up without taking away what has been read beyond the first page', async () => {
    const { asked, thread, keys } = setUp();
    const ids = Array.from({ length: 20 }, (_, i) => 100 - i);
    const opening = thread.open('newest');
    asked[0]!.answer({ items: ids.map((id) => comment(id)), next: 'n' });
    await opening;
    const more = thread.more();
    asked[1]!.answer({ items: [comment(50)], next: 'm' });
    await more;
    const before = keys();
    const catching = thread.catchUp();
    asked[2]!.answer({ items: [comment(101), comment(100, { text: '改过' })], next: 'n' });
    await catching;
    expect(keys()).toEqual(before);
    expect(thread.state.data.roots[0]?.text).toBe('改过');
    expect(thread.state.data.waiting.map(({ id }) => id)).toEqual([101]);
    expect(thread.state.data.next).toBe('m');
  });

  it('moves nothing in a short thread: counts are renewed, what is gone leaves, what is new waits for the reader’s leave', async () => {
    const { asked, thread, keys, waiting } = await opened([comment(3), comment(2), comment(1)]);
    const { data } = thread.state;
    const catching = thread.catchUp();
    const items = [comment(5), comment(1, { echoes: counts(7) }), comment(3), comment(4)];
    asked[1]!.answer({ items, next: null });
    await catching;
    expect(keys()).toEqual(['c3', 'c1']);
    expect(thread.state.data.roots[1]?.echoes.raw).toBe(7);
    expect(waiting()).toEqual([4, 5]);
    thread.showNew();
    expect(keys()).toEqual(['c5', 'c4', 'c3', 'c1']);
    expect(thread.state.data).toBe(data);
  });

  it('shows at once what the reader has said elsewhere, and no longer announces what is gone', async () => {
    const { asked, thread, keys, waiting } = await opened([comment(1)]);
    thread.onEvent({ type: 'comment', spaceId: 1, comment: comment(2) });
    const catching = thread.catchUp();
    const mine = comment(3, { author: { id: ME, nickname: '我' } });
    asked[1]!.answer({ items: [comment(1), mine], next: null });
    await catching;
    expect(keys()).toEqual(['c3', 'c1']);
    expect(waiting()).toEqual([]);
  });

  it('keeps what is heard while an older page is on its way', async () => {
    const { asked, thread, waiting } = await opened([comment(1)]);
    const catching = thread.catchUp();
    thread.onEvent({ type: 'comment', spaceId: 1, comment: comment(2) });
    const echoes = counts(9);
    thread.onEvent({ type: 'counts', spaceId: 1, items: [{ postId: 2, commentId: 1, echoes }] });
    asked[1]!.answer({ items: [comment(1)], next: null });
    await catching;
    expect(waiting()).toEqual([2]);
    expect(thread.state.data.roots[0]?.echoes).toEqual(echoes);
  });

  it('takes nobody for gone of whom the page may not tell, and learns that there is a further page now', async () => {
    const { asked, thread, keys, waiting } = await opened([comment(2), comment(1)]);
    const catching = thread.catchUp();
    asked[1]!.answer({ items: [comment(3), comment(2)], next: 'n' });
    await catching;
    expect(keys()).toEqual(['c2', 'c1']);
    expect(waiting()).toEqual([3]);
    const more = thread.more();
    expect(asked[2]!.query['after']).toBe('n');
    asked[2]!.answer({ items: [comment(1), comment(0)], next: null });
    await more;
    expect(keys()).toEqual(['c2', 'c1', 'c0']);
  });

  it('does not read again to the end what was read to the end', async () => {
    const { asked, thread } = await opened([comment(3), comment(2)], 'n');
    const more = thread.more();
    asked[1]!.answer({ items: [comment(1)], next: null });
    await more;
    const catching = thread.catchUp();
    asked[2]!.answer({ items: [comment(3), comment(2)], next: 'n' });
    await catching;
    expect(thread.state.data.next).toBeNull();
  });

  it('renews the replies that are open: new ones stand in their order, what is gone leaves', async () => {
    const { asked, thread, keys } = await opened([comment(1, { replyCount: 2 }), comment(2)]);
    const reply = (id: number, change: Partial<Comment> = {}) =>
      comment(id, { rootId: 1, parentId: 1, ...change });
    const unfolding = thread.unfold(1);
    asked[1]!.answer({ items: [reply(11), reply(12)], next: null });
    await unfolding;
    const catching = thread.catchUp();
    expect(asked[3]!.id).toBe(operations.listReplies.id);
    thread.onEvent({ type: 'comment', spaceId: 1, comment: reply(14) });
    asked[2]!.answer({ items: [comment(2), comment(1, { replyCount: 3 })], next: null });
    asked[3]!.answer({ items: [reply(12, { echoes: counts(4) }), reply(13)], next: null });
    await catching;
    expect(keys()).toEqual(['c1', 'c12', 'c13', 'c14', 'f1', 'c2']);
    expect(thread.state.data.replies[1]?.items[0]?.echoes.raw).toBe(4);
  });

  it('only the latest answer counts, and a thread that starts over meanwhile has all of it', async () => {
    const { asked, thread, keys, waiting } = await opened([comment(1)]);
    const [first, second] = [thread.catchUp(), thread.catchUp()];
    asked[2]!.answer({ items: [comment(1), comment(3)], next: null });
    await second;
    asked[1]!.answer({ items: [comment(1), comment(2)], next: null });
    await first;
    expect(waiting()).toEqual([3]);
    const late = thread.catchUp();
    const opening = thread.open('newest');
    asked[4]!.answer({ items: [comment(4), comment(1)], next: null });
    await opening;
    asked[3]!.answer({ items: [comment(1)], next: null });
    await late;
    expect(keys()).toEqual(['c4', 'c1']);
  });

  it('starts over where nothing could be shown yet, and leaves a list alone that could not be asked for again', async () => {
    const { asked, thread, keys } = setUp();
    const failing = thread.open();
    asked[0]!.fail();
    await failing;
    const again = thread.catchUp();
    asked[1]!.answer({ items: [comment(1)], next: null });
    await again;
    const catching = thread.catchUp();
    asked[2]!.fail();
    await catching;
    expect(keys()).toEqual(['c1']);
    expect(thread.state.failure).toBeUndefined();
  });
});
