import { limits, type Picture } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';

import { usePictures } from './use-pictures.ts';

function setUp() {
  const dropped: number[] = [];
  const network = { down: false };
  const tooLarge: true[] = [];
  const waiting: (() => void)[] = [];
  let ids = 0;
  let hold = false;
  const pictures = usePictures({
    choose: async (count) =>
      ['a', 'b', 'c', 'd', 'e']
        .slice(0, count + 1)
        .map((path) => ({ path, bytes: path === 'd' ? 1e9 : 1_000 })),
    async send(path, onProgress) {
      onProgress(50);
      if (hold) await new Promise<void>((go) => waiting.push(go));
      if (network.down) throw new Error(path);
      ids += 1;
      const at = `/api/${ids}`;
      return { id: ids, state: 'checking', width: 1, height: 1, alt: '', thumb: at, full: at } as Picture;
    },
    drop: async (id) => void dropped.push(id),
    onFailed: () => '没有网络',
    onTooLarge: () => void tooLarge.push(true),
  });
  return { pictures, dropped, network, tooLarge, waiting, holdSending: () => (hold = true) };
}
const statuses = ({ state }: ReturnType<typeof usePictures>) => state.items.map(({ status }) => status);

describe('pictures of a comment that is being written', () => {
  it('are sent when they are chosen, as many as a comment takes, and none that is too large', async () => {
    const { pictures, tooLarge } = setUp();
    await pictures.act({ do: 'add' });
    expect(statuses(pictures)).toEqual(Array(limits.commentPicturesMax).fill('ready'));
    expect(tooLarge).toHaveLength(1);
    await pictures.act({ do: 'add' });
    expect(pictures.state.items).toHaveLength(limits.commentPicturesMax);
  });

  it('go with the words that say what they show, where there are any', async () => {
    const { pictures } = setUp();
    await pictures.act({ do: 'add' });
    await pictures.act({ do: 'describe', key: pictures.state.items[1]!.key, alt: '  一只猫 ' });
    expect(pictures.wish()).toEqual([{ id: 1 }, { id: 2, alt: '一只猫' }, { id: 3 }]);
    pictures.clear();
    expect(pictures.wish()).toEqual([]);
  });

  it('say why they were not sent, and go when they are tried again', async () => {
    const { pictures, network } = setUp();
    network.down = true;
    await pictures.act({ do: 'add' });
    expect([pictures.failed.value, pictures.state.items[0]?.problem]).toEqual([true, '没有网络']);
    expect(pictures.wish()).toEqual([]);
    network.down = false;
    for (const { key } of pictures.state.items) await pictures.act({ do: 'retry', key });
    expect([pictures.failed.value, pictures.busy.value]).toEqual([false, false]);
    expect(pictures.wish()).toHaveLength(3);
  });

  it('are forgotten by the server when they are removed, also while they are on their way', async () => {
    const { pictures, dropped, waiting, holdSending } = setUp();
    await pictures.act({ do: 'add' });
    await pictures.act({ do: 'remove', key: pictures.state.items[0]!.key });
    expect(dropped).toEqual([1]);
    holdSending();
    const adding = pictures.act({ do: 'add' });
    await Promise.resolve();
    await Promise.resolve();
    expect(pictures.busy.value).toBe(true);
    await pictures.act({ do: 'remove', key: pictures.state.items.at(-1)!.key });
    waiting.forEach((go) => go());
    await adding;
    expect(dropped).toEqual([1, 4]);
    expect(pictures.wish().map(({ id }) => id)).toEqual([2, 3]);
  });
});
