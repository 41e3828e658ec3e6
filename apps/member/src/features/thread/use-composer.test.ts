import { limits } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';

import { memoryStore } from '../../platform/storage.ts';
import { draftBook } from '../acts/drafts.ts';
import { useComposer } from './use-composer.ts';

interface Target {
  readonly place: string;
  readonly old?: string;
}

function setUp() {
  const store = memoryStore();
  const sent: { text: string; key: string; opener: { id: number; version: number } | undefined }[] = [];
  const failures: unknown[] = [];
  const network = { down: false };
  let keys = 0;
  const open = () =>
    useComposer<Target>({
      place: (target) => target.place,
      initial: (target) => target.old ?? '',
      deliver: async (_target, text, key, opener) => {
        await Promise.resolve();
        sent.push({ text, key, opener });
        if (network.down) throw new Error('offline');
      },
      onFailed(error) {
        failures.push(error);
        return '没有网络';
      },
      store,
      newKey: () => `key${(keys += 1)}`,
    });
  return { open, sent, failures, network, store };
}

describe('writing a comment', () => {
  it('brings the draft back after the page was left, and forgets it once sent', async () => {
    const { open, sent } = setUp();
    const first = open();
    first.write({ place: 'post:1' });
    first.change('想说的话');
    first.close();
    const second = open();
    second.write({ place: 'post:1' });
    expect(second.state.text).toBe('想说的话');
    await second.send();
    expect(sent.map((one) => one.text)).toEqual(['想说的话']);
    // The field tells its words once more when it closes.
    second.change('想说的话');
    second.write({ place: 'post:1' });
    expect(second.state.text).toBe('');
  });

  it('keeps words that came back below those which were on their way', async () => {
    const { open, store } = setUp();
    const composer = open();
    composer.write({ place: 'post:1' });
    composer.change('在路上');
    const sent = composer.send();
    draftBook(store).keep('post:1', '在路上\n没有发出去的');
    composer.write({ place: 'post:1' });
    await sent;
    expect(composer.state.open).toBe(false);
    composer.write({ place: 'post:1' });
    expect(composer.state.text).toBe('没有发出去的');
  });

  it('sends once for a double tap', async () => {
    const { open, sent } = setUp();
    const composer = open();
    composer.write({ place: 'post:1' });
    composer.change('一次');
    await Promise.all([composer.send(), composer.send()]);
    expect(sent).toHaveLength(1);
  });

  it('keeps every word of a failed send and repeats it with the same key', async () => {
    const { open, sent, failures, network } = setUp();
    const composer = open();
    composer.write({ place: 'post:1' });
    composer.change('再试');
    network.down = true;
    await composer.send();
    expect(failures).toHaveLength(1);
    expect(composer.state).toMatchObject({ open: true, text: '再试', busy: false, problem: '没有网络' });
    network.down = false;
    await composer.send();
    expect(sent[0]?.key).toBe(sent[1]?.key);
    composer.write({ place: 'post:1' });
    composer.change('另一句');
    await composer.send();
    expect(sent[2]?.key).not.toBe(sent[0]?.key);
  });

  it('says why a text was refused until it is changed', async () => {
    const { open, network } = setUp();
    const composer = open();
    composer.write({ place: 'post:1' });
    composer.change('再试');
    network.down = true;
    await composer.send();
    composer.change('再试试');
    expect(composer.state.problem).toBe('');
  });

  it('remembers with the draft which opener it was begun with, until the field is emptied', async () => {
    const { open, sent } = setUp();
    const first = open();
    first.write({ place: 'post:1' });
    first.begin('看到＿＿', { id: 11, version: 2 });
    first.change('看到雪');
    const second = open();
    second.write({ place: 'post:1' });
    await second.send();
    second.write({ place: 'post:1' });
    second.begin('看到＿＿', { id: 11, version: 2 });
    second.change('');
    second.change('自己的话');
    await second.send();
    expect(sent.map(({ text, opener }) => [text, opener])).toEqual([
      ['看到雪', { id: 11, version: 2 }],
      ['自己的话', undefined],
    ]);
  });

  it('starts a change from the old words', () => {
    const composer = setUp().open();
    composer.write({ place: 'edit:1', old: '原来的话' });
    expect(composer.state.text).toBe('原来的话');
  });

  it('sends neither blanks nor more code points than the limit', async () => {
    const { open, sent } = setUp();
    const composer = open();
    composer.write({ place: 'post:1' });
    for (const text of ['  \n ', '字'.repeat(limits.commentLength + 1)]) {
      composer.change(text);
      await composer.send();
    }
    expect(sent).toHaveLength(0);
    composer.change('😀'.repeat(limits.commentLength));
    await composer.send();
    expect(sent).toHaveLength(1);
  });
});
