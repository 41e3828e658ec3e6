import { LinkError } from '@huixiang/client';
import { operations, type MemberTag } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';

import { useTaste, type TastePorts } from './use-taste.ts';

const tag = (name: string, weight: number): MemberTag => ({ tag: name, weight, origin: 'learned' });

/** A server with two spaces, the second of which knows the member. */
async function setUp() {
  const tags: Record<number, MemberTag[]> = { 1: [], 2: [tag('散步', 0.6), tag('雨天', 0.3)] };
  const calls: string[] = [];
  const failures: unknown[] = [];
  const held: (() => void)[] = [];
  const weather = { failing: false, slow: false };
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
        if (weather.failing && id !== operations.listSpaces.id && id !== operations.listMyTags.id)
          throw new LinkError('HX_NETWORK');
        const answer = answers[id]!(spaceId, name, input.body?.weight ?? 0);
        if (weather.slow) await new Promise<void>((resolve) => held.push(resolve));
        return answer;
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
    weather.failing = true;
    expect(await taste.remove('散步')).toBe(false);
    expect(names(taste)).toEqual(['散步', '雨天']);
    expect(failures).toHaveLength(1);
  });

  it('shows the last of several quick presses, whatever the answers before it say', async () => {
    const { taste, weather, held } = await setUp();
    weather.slow = true;
    const both = [taste.weigh('雨天', 0.5), taste.weigh('雨天', 0.75)];
    held[0]?.();
    await both[0];
    expect(taste.shown.value?.tags[1]?.weight).toBe(0.75);
    held[1]?.();
    await both[1];
    expect(taste.shown.value?.tags[1]?.weight).toBe(0.75);
  });
});
