import { describe, expect, it } from 'vitest';

import { blockWindow, type BlockBox } from './block-window.ts';

const WINDOW = 800;
const HEIGHT = 1_000;
const keys = Array.from({ length: 20 }, (_, i) => `b${i}`);

/** A list of 20 blocks of 1,000 px, scrolled down by so much, of which the drawn ones are measured. */
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
    const near = blockWindow();
    near.look(keys, scrolled(near, 10_000), WINDOW);
    expect(drawn(near)).toEqual(['b7', 'b8', 'b9', 'b10', 'b11', 'b12']);
    expect(near.heightOf('b0')).toBe(HEIGHT);
  });

  it('follow the window both ways, and over any distance', () => {
    const near = blockWindow();
    near.look(keys, scrolled(near, 10_000), WINDOW);
    near.look(keys, scrolled(near, 0), WINDOW);
    expect(drawn(near)).toEqual(['b0', 'b1']);
    near.look(keys, scrolled(near, 19_000), WINDOW);
    expect(drawn(near)).toContain('b19');
    expect(drawn(near)).not.toContain('b1');
  });

  it('do not come and go while the window moves a little', () => {
    const near = blockWindow();
    near.look(keys, scrolled(near, 10_000), WINDOW);
    near.look(keys, scrolled(near, 10_400), WINDOW);
    const before = drawn(near);
    for (const by of [10_000, 10_400, 10_700, 10_000]) near.look(keys, scrolled(near, by), WINDOW);
    expect(drawn(near)).toEqual(before);
  });

  it('tell how far the list goes on', () => {
    const near = blockWindow();
    expect(near.look(keys, scrolled(near, 10_000), WINDOW)).toBe((10_000 - WINDOW) / WINDOW);
    expect(near.look(keys, scrolled(near, 19_200), WINDOW)).toBe(0);
    expect(near.look(keys, [], WINDOW)).toBe(Infinity);
  });

  it('keep the one with the focus', () => {
    const near = blockWindow();
    near.look(keys, scrolled(near, 10_000), WINDOW, 'b2');
    expect(drawn(near)[0]).toBe('b2');
  });

  it('stay as they are where nothing can be measured', () => {
    const near = blockWindow();
    near.look(keys, [], WINDOW);
    near.look(
      keys,
      keys.map((key) => ({ key, top: 0, bottom: 0 })),
      WINDOW,
    );
    expect(drawn(near)).toEqual(keys);
  });

  it('can be any, when somebody looks for it, and all again when the list starts over', () => {
    const near = blockWindow();
    near.look(keys, scrolled(near, 10_000), WINDOW);
    near.draw('b0');
    expect(drawn(near)).toContain('b0');
    near.forget();
    expect(drawn(near)).toEqual(keys);
  });
});
