import { operations, type Comment } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';

import { comment, ME, setUp } from './testing-thread.ts';

describe('a thread on screen', () => {
  it('asks for the order that was chosen and ignores the late answer of the one before', async () => {
    const { asked, thread, keys } = setUp();
    const first = thread.open('resonance');
    const second = thread.open('newest');
    asked[1]!.answer({ items: [comment(2)], next: null });
    asked[0]!.answer({ items: [comment(1)], next: null });
    await Promise.all([first, second]);
    expect(keys()).toEqual(['c2']);
    expect(asked.map((one) => one.query['order'])).toEqual(['resonance', 'newest']);
  });

  it('pages by cursor, one page at a time, and stops at the end', async () => {
    const { asked, thread, keys, loaded } = setUp();
    const opening = thread.open('oldest');
    asked[0]!.answer({ items: [comment(1)], next: 'abc' });
    await opening;
    const more = [thread.more(), thread.more()];
    expect(asked).toHaveLength(2);
    expect(asked[1]!.query['after']).toBe('abc');
    asked[1]!.answer({ items: [comment(2)], next: null });
    await Promise.all(more);
    await thread.more();
    expect(asked).toHaveLength(2);
    expect(keys()).toEqual(['c1', 'c2']);
    expect(loaded).toEqual([1, 2]);
  });

  it('keeps what is shown when the next page fails, and tries again', async () => {
    const { asked, thread, keys } = setUp();
    const opening = thread.open('oldest');
    asked[0]!.answer({ items: [comment(1)], next: 'abc' });
    await opening;
    const failing = thread.more();
    asked[1]!.fail();
    await failing;
    expect(thread.state).toMatchObject({ status: 'ready', loadingMore: false, failure: { kind: 'offline' } });
    const again = thread.more();
    asked[2]!.answer({ items: [comment(2)], next: null });
    await again;
    expect(keys()).toEqual(['c1', 'c2']);
    expect(thread.state.failure).toBeUndefined();
  });

  it('says that it failed when there is nothing to show', async () => {
    const { asked, thread } = setUp();
    const opening = thread.open();
    asked[0]!.fail();
    await opening;
    expect(thread.state.status).toBe('failed');
  });

  it('opens, folds and reopens replies with one request', async () => {
    const { asked, thread, keys } = setUp();
    const opening = thread.open();
    asked[0]!.answer({ items: [comment(1, { replyCount: 1 })], next: null });
    await opening;
    const unfolding = thread.unfold(1);
    asked[1]!.answer({ items: [comment(5, { rootId: 1, parentId: 1 })], next: null });
    await unfolding;
    expect(keys()).toEqual(['c1', 'c5', 'f1']);
    thread.fold(1);
    expect(keys()).toEqual(['c1', 'f1']);
    await thread.unfold(1);
    expect(keys()).toEqual(['c1', 'c5', 'f1']);
    expect(asked.filter((one) => one.id === operations.listReplies.id)).toHaveLength(1);
  });

  it('loads a changed comment anew', async () => {
    const { asked, thread } = setUp();
    const opening = thread.open();
    asked[0]!.answer({ items: [comment(1)], next: null });
    await opening;
    thread.onEvent({ type: 'changed', spaceId: 1, postId: 2, commentId: 1 });
    asked[1]!.answer(comment(1, { deleted: true, text: '' }));
    await expect.poll(() => thread.state.data.roots[0]?.deleted).toBe(true);
  });

  it('lets what others say wait for the reader’s leave, and shows at once what the reader has said elsewhere', async () => {
    const { asked, thread, keys } = setUp();
    const opening = thread.open();
    asked[0]!.answer({ items: [comment(1)], next: null });
    await opening;
    thread.onEvent({ type: 'comment', spaceId: 1, comment: comment(2) });
    const mine = comment(3, { author: { id: ME, nickname: '我' } });
    thread.onEvent({ type: 'comment', spaceId: 1, comment: mine });
    expect(keys()).toEqual(['c3', 'c1']);
    expect(thread.state.data.waiting.map(({ id }) => id)).toEqual([2]);
  });

  it('puts the root of a wanted reply on top and opens its replies until the wanted one is there', async () => {
    const { asked, thread, keys } = setUp();
    const opening = thread.open();
    asked[0]!.answer({ items: [comment(1)], next: 'n' });
    await opening;
    const revealing = thread.reveal(50);
    asked[1]!.answer(comment(50, { rootId: 7, parentId: 7 }));
    await expect.poll(() => asked.length).toBe(3);
    asked[2]!.answer(comment(7, { replyCount: 2 }));
    await expect.poll(() => asked.length).toBe(4);
    asked[3]!.answer({ items: [comment(40, { rootId: 7, parentId: 7 })], next: '40' });
    await expect.poll(() => asked.length).toBe(5);
    asked[4]!.answer({ items: [comment(50, { rootId: 7, parentId: 7 })], next: null });
    expect(await revealing).toBe(true);
    expect(keys()).toEqual(['c7', 'c40', 'c50', 'f7', 'c1']);
  });

  it('says when a wanted comment is gone, and leaves the list as it is', async () => {
    const { asked, thread, keys } = setUp();
    const opening = thread.open();
    asked[0]!.answer({ items: [comment(1)], next: null });
    await opening;
    const revealing = thread.reveal(9);
    asked[1]!.answer(comment(9, { deleted: true, text: '' }));
    expect(await revealing).toBe(false);
    expect(keys()).toEqual(['c1']);
  });

  it('keeps what is heard while an older page is on its way, each comment once', async () => {
    const { asked, thread, keys } = setUp();
    const heard = (id: number, author: number, change: Partial<Comment> = {}) =>
      thread.onEvent({
        type: 'comment',
        spaceId: 1,
        comment: comment(id, { author: { id: author, nickname: '名' }, ...change }),
      });
    const opening = thread.open('newest');
    heard(2, 9);
    asked[0]!.answer({ items: [comment(1)], next: null });
    await opening;
    expect(thread.state.data.waiting.map(({ id }) => id)).toEqual([2]);
    const again = thread.open();
    heard(3, ME);
    heard(4, ME);
    heard(5, 9);
    heard(6, 9);
    thread.onEvent({
      type: 'counts',
      spaceId: 1,
      items: [{ commentId: 1, postId: 2, echoes: { raw: 7, counted: 7, organic: 7 } }],
    });
    asked[1]!.answer({ items: [comment(6), comment(4), comment(2), comment(1)], next: null });
    await again;
    expect(keys()).toEqual(['c3', 'c6', 'c4', 'c2', 'c1']);
    expect(thread.state.data.waiting.map(({ id }) => id)).toEqual([5]);
    expect(thread.state.data.roots.at(-1)?.echoes.counted).toBe(7);
    thread.showNew();
    const last = thread.open();
    asked[2]!.answer({ items: [comment(1)], next: null });
    await last;
    expect(keys()).toEqual(['c1']);
  });

  it('keeps shown what the reader has let in while the page was on its way', async () => {
    const { asked, thread, keys } = setUp();
    const opening = thread.open('newest');
    asked[0]!.answer({ items: [comment(1)], next: null });
    await opening;
    const again = thread.open();
    thread.onEvent({ type: 'comment', spaceId: 1, comment: comment(2) });
    thread.showNew();
    asked[1]!.answer({ items: [comment(1)], next: null });
    await again;
    expect(keys()).toEqual(['c2', 'c1']);
  });

  it('asks how many replies a root has, of which one came while an older page was on its way', async () => {
    const { asked, thread, keys } = setUp();
    const opening = thread.open();
    thread.onEvent({ type: 'comment', spaceId: 1, comment: comment(2, { rootId: 1, parentId: 1 }) });
    asked[0]!.answer({ items: [comment(1)], next: null });
    await opening;
    expect(asked[1]?.id).toBe(operations.getComment.id);
    asked[1]!.answer(comment(1, { replyCount: 1 }));
    await expect.poll(keys).toEqual(['c1', 'f1']);
  });

  it('asks for no further page while the first one is on its way again', async () => {
    const { asked, thread, keys } = setUp();
    const opening = thread.open('oldest');
    asked[0]!.answer({ items: [comment(1)], next: 'abc' });
    await opening;
    const again = thread.open();
    await thread.more();
    expect(asked).toHaveLength(2);
    asked[1]!.answer({ items: [comment(1)], next: 'abc' });
    await again;
    expect(thread.state.loadingMore).toBe(false);
    const more = thread.more();
    asked[2]!.answer({ items: [comment(2)], next: null });
    await more;
    expect(keys()).toEqual(['c1', 'c2']);
  });

  it('shows a wanted root once, though its page came meanwhile', async () => {
    const { asked, thread, keys } = setUp();
    const opening = thread.open('oldest');
    asked[0]!.answer({ items: [comment(1)], next: 'n' });
    await opening;
    const revealing = thread.reveal(50);
    const more = thread.more();
    asked[1]!.answer(comment(50, { rootId: 7, parentId: 7 }));
    await expect.poll(() => asked.length).toBe(4);
    asked[2]!.answer({ items: [comment(7, { replyCount: 1 })], next: null });
    await more;
    asked[3]!.answer(comment(7, { replyCount: 1 }));
    await expect.poll(() => asked.length).toBe(5);
    asked[4]!.answer({ items: [comment(50, { rootId: 7, parentId: 7 })], next: null });
    expect(await revealing).toBe(true);
    expect(keys()).toEqual(['c1', 'c7', 'c50', 'f7']);
  });

  it('shows a wanted root in the list that is there when it comes', async () => {
    const { asked, thread, keys } = setUp();
    const opening = thread.open('oldest');
    asked[0]!.answer({ items: [comment(1)], next: null });
    await opening;
    const revealing = thread.reveal(50);
    asked[1]!.answer(comment(50, { rootId: 7, parentId: 7 }));
    await expect.poll(() => asked.length).toBe(3);
    const again = thread.open();
    asked[3]!.answer({ items: [comment(1)], next: null });
    await again;
    asked[2]!.answer(comment(7, { replyCount: 1 }));
    await expect.poll(() => asked.length).toBe(5);
    asked[4]!.answer({ items: [comment(50, { rootId: 7, parentId: 7 })], next: null });
    expect(await revealing).toBe(true);
    expect(keys()).toEqual(['c7', 'c50', 'f7', 'c1']);
  });
});
