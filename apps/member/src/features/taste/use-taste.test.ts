import { LinkError } from '@huixiang/client';
import { operations, type MemberTag } from '@huixiang/contract';
import { describe, expect, it, vi } from 'vitest';

import { useTaste, type TastePorts } from './use-taste.ts';

const tag = (name: string, weight: number): MemberTag => ({ tag: name, weight, origin: 'learned' });

/** A server with two spaces, the second of which knows the member. */
async function setUp() {
  const tags: Record<number, MemberTag[]> = { 1: [], 2: [tag('散步', 0.6), tag('雨天', 0.3)] };
  const calls: string[] = [];
  const failures: unknown[] = [];
  const held: (() => void)[] = [];
  /** `lost`: how many changes do not arrive from now on. */
  const weather = { lost: 0, slow: false };
  const answers: Record<string, (id: number, name: string, weight: number) => unknown> = {
    [operations.listSpaces.id]: () => ({ items: [{ id: 1 }, { id: 2 }] }),
    [operations.listMyTags.id]: (id) => ({ items: tags[id], personalised: true }),
    [operations.setMyTag.id]: (id, name, weight) => {
      tags[id] = [{ tag: name, weight, origin: 'declared' }, ...tags[id]!.filter((one) => one.tag !== name)];
      return { items: tags[id], personalised: true };
    },
    [operations.deleteMyTag.id]: (id, name) => {
      tags[id] = tags[id]!.filter((one) => one.tag !== name);
      return { items: tags[id], personalised: true };
    },
  };
  const taste = useTaste({
    api: {
      async call(
        { id }: { id: string },
        input: { params?: { spaceId: number; tag: string }; body?: { weight: number } } = {},
      ) {
        calls.push(id);
        const { spaceId = 0, tag: name = '' } = input.params ?? {};
        const isChange = id !== operations.listSpaces.id && id !== operations.listMyTags.id;
        if (isChange && weather.lost > 0) {
          weather.lost -= 1;
          throw new LinkError('HX_NETWORK');
        }
        if (weather.slow) await new Promise<void>((resolve) => held.push(resolve));
        return answers[id]!(spaceId, name, input.body?.weight ?? 0);
      },
    } as unknown as TastePorts['api'],
    onFailed: (failure) => failures.push(failure),
  });
  await taste.load();
  return { taste, failures, weather, held, calls };
}

const names = (taste: ReturnType<typeof useTaste>) => taste.shown.value?.tags.map((one) => one.tag);

describe('my taste', () => {
  it('opens on the space that knows most of me', async () => {
    const { taste } = await setUp();
    expect(taste.state.spaceId).toBe(2);
    expect(names(taste)).toEqual(['散步', '雨天']);
    taste.choose(1);
    expect(names(taste)).toEqual([]);
  });

  it('shows a changed weight at once, in its place, as what I said myself', async () => {
    const { taste } = await setUp();
    const arrived = taste.weigh('雨天', 1);
    expect(taste.shown.value?.tags).toEqual([
      tag('散步', 0.6),
      { tag: '雨天', weight: 1, origin: 'declared' },
    ]);
    expect(await arrived).toBe(true);
    expect(names(taste)).toEqual(['散步', '雨天']);
  });

  it('adds a word in front and deletes one', async () => {
    const { taste } = await setUp();
    await taste.weigh('露营', 0.75);
    expect(names(taste)).toEqual(['露营', '散步', '雨天']);
    await taste.remove('散步');
    expect(names(taste)).toEqual(['露营', '雨天']);
  });

  it('goes back to what the server holds when a change does not arrive', async () => {
    const { taste, failures, weather } = await setUp();
    weather.lost = 1;
    expect(await taste.remove('散步')).toBe(false);
    expect(names(taste)).toEqual(['散步', '雨天']);
    expect(failures).toHaveLength(1);
  });

  it('shows the last of several quick presses, whatever the answers before it say', async () => {
    const { taste, weather, held } = await setUp();
    weather.slow = true;
    const both = [taste.weigh('雨天', 0.5), taste.weigh('雨天', 0.75)];
    await vi.waitUntil(() => held.length === 1);
    held[0]?.();
    await both[0];
    expect(taste.shown.value?.tags[1]?.weight).toBe(0.75);
    await vi.waitUntil(() => held.length === 2);
    held[1]?.();
    await both[1];
    expect(taste.shown.value?.tags[1]?.weight).toBe(0.75);
  });

  it('sends a change when the one before has arrived, so that the last one is the last on the server too', async () => {
    const { taste, weather, held, calls } = await setUp();
    weather.slow = true;
    const changes = () => calls.filter((id) => id === operations.setMyTag.id).length;
    const both = [taste.weigh('雨天', 0.5), taste.weigh('雨天', 0.75)];
    await vi.waitUntil(() => held.length > 0);
    expect(changes()).toBe(1);
    weather.slow = false;
    held[0]?.();
    await Promise.all(both);
    expect(changes()).toBe(2);
  });

  it('shows what the server holds of one space when only a change in another arrived', async () => {
    const { taste, weather } = await setUp();
    weather.lost = 1;
    const failed = taste.weigh('雨天', 1);
    taste.choose(1);
    await Promise.all([failed, taste.weigh('露营', 0.75)]);
    expect(names(taste)).toEqual(['露营']);
    taste.choose(2);
    expect(taste.shown.value?.tags).toEqual([tag('散步', 0.6), tag('雨天', 0.3)]);
  });

  it('reads anew only after the changes that are on their way', async () => {
    const { taste, weather, held } = await setUp();
    weather.slow = true;
    const change = taste.weigh('雨天', 1);
    await vi.waitUntil(() => held.length === 1);
    weather.slow = false;
    const read = taste.load();
    held[0]?.();
    await Promise.all([change, read]);
    expect(taste.shown.value?.tags).toEqual([
      { tag: '雨天', weight: 1, origin: 'declared' },
      tag('散步', 0.6),
    ]);
  });

  it('shows a change that comes after a failed one', async () => {
    const { taste, weather } = await setUp();
    weather.lost = 1;
    const both = [taste.weigh('雨天', 0.5), taste.weigh('露营', 0.75)];
    expect(await Promise.all(both)).toEqual([false, true]);
    expect(taste.shown.value?.tags).toEqual([
      { tag: '露营', weight: 0.75, origin: 'declared' },
      tag('散步', 0.6),
      tag('雨天', 0.3),
    ]);
  });
});
