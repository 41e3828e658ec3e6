import { describe, expect, it } from 'vitest';

import { blockWindow, type BlockBox } from './block-window.ts';

const WINDOW = 800;
const HEIGHT = 1_000;
const REACH = { draw: 1.5, leave: 2.5 };
const keys = Array.from({ length: 20 }, (_, i) => `b${i}`);

/** A list of 20 blocks of 1,000 px, scrolled down by so much, of which the drawn ones are measured. */
const look = (near: ReturnType<typeof blockWindow>, boxes: BlockBox[], held?: string) =>
  near.look(keys, boxes, { windowHeight: WINDOW, held });

function scrolled(near: ReturnType<typeof blockWindow>, by: number): BlockBox[] {
  return keys.flatMap((key, i) => {
    const top = i * HEIGHT - by;
    return near.heightOf(key) === undefined ? [{ key, top, bottom: top + HEIGHT }] : [];
  });
}
const drawn = (near: ReturnType<typeof blockWindow>) =>
  keys.filter((key) => near.heightOf(key) === undefined);

describe('the blocks that are drawn', () => {
  it('are those near the window; in the place of another stands a box of its height', () => {
    const near = blockWindow(REACH);
    look(near, scrolled(near, 10_000));
    expect(drawn(near)).toEqual(['b7', 'b8', 'b9', 'b10', 'b11', 'b12']);
    expect(near.heightOf('b0')).toBe(HEIGHT);
  });

  it('follow the window both ways, and over any distance', () => {
    const near = blockWindow(REACH);
    look(near, scrolled(near, 10_000));
    look(near, scrolled(near, 0));
    expect(drawn(near)).toEqual(['b0', 'b1']);
    look(near, scrolled(near, 19_000));
    expect(drawn(near)).toContain('b19');
    expect(drawn(near)).not.toContain('b1');
  });

  it('do not come and go while the window moves a little', () => {
    const near = blockWindow(REACH);
    look(near, scrolled(near, 10_000));
    look(near, scrolled(near, 10_400));
    const before = drawn(near);
    for (const by of [10_000, 10_400, 10_700, 10_000]) look(near, scrolled(near, by));
    expect(drawn(near)).toEqual(before);
  });

  it('tell how far the list goes on', () => {
    const near = blockWindow(REACH);
    expect(look(near, scrolled(near, 10_000)).rest).toBe((10_000 - WINDOW) / WINDOW);
    expect(look(near, scrolled(near, 19_200)).rest).toBe(0);
    expect(look(near, []).rest).toBe(Infinity);
  });

  it('come one at a time ahead of the window, the nearest first, and at once within it', () => {
    const near = blockWindow(REACH);
    const options = { windowHeight: WINDOW, aheadMax: 1 };
    near.look(keys, scrolled(near, 0), options);
    expect(drawn(near)).toEqual(['b0', 'b1', 'b2']);
    const steps = [1, 2, 3].map(() => {
      const { changed, more } = near.look(keys, scrolled(near, 2_500), options);
      return [drawn(near).at(-1), changed, more];
    });
    expect(steps).toEqual([
      ['b3', true, true],
      ['b4', true, false],
      ['b4', false, false],
    ]);
    near.look(keys, scrolled(near, 10_900), options);
    expect(drawn(near)).toEqual(['b10', 'b11']);
  });

  it('keep the one with the focus', () => {
    const near = blockWindow(REACH);
    look(near, scrolled(near, 10_000), 'b2');
    expect(drawn(near)[0]).toBe('b2');
  });

  it('stay as they are where nothing can be measured', () => {
    const near = blockWindow(REACH);
    look(near, []);
    look(
      near,
      keys.map((key) => ({ key, top: 0, bottom: 0 })),
    );
    expect(drawn(near)).toEqual(keys);
  });

  it('can be any, when somebody looks for it, and all again when the list starts over', () => {
    const near = blockWindow(REACH);
    look(near, scrolled(near, 10_000));
    near.draw('b0');
    expect(drawn(near)).toContain('b0');
    near.forget();
    expect(drawn(near)).toEqual(keys);
  });
});
