import { describe, expect, it } from 'vitest';

import { exposureWatch } from './exposure.ts';

const view = { top: 0, bottom: 600 };

describe('exposures', () => {
  it('counts a comment after a second on screen, once', () => {
    const watch = exposureWatch();
    const places = [{ id: 1, top: 100, bottom: 200 }];
    expect(watch.look(places, view, 0)).toEqual([]);
    expect(watch.look(places, view, 999)).toEqual([]);
    expect(watch.look(places, view, 1_000)).toEqual([1]);
    expect(watch.look(places, view, 5_000)).toEqual([]);
  });

  it('does not count what was only scrolled past', () => {
    const watch = exposureWatch();
    watch.look([{ id: 1, top: 100, bottom: 200 }], view, 0);
    watch.look([{ id: 1, top: -180, bottom: -80 }], view, 500);
    expect(watch.look([{ id: 1, top: 100, bottom: 200 }], view, 1_200)).toEqual([]);
    expect(watch.look([{ id: 1, top: 100, bottom: 200 }], view, 2_200)).toEqual([1]);
  });

  it('asks for half of the comment, or half of the window for a long one', () => {
    const watch = exposureWatch();
    const edge = [
      { id: 1, top: 551, bottom: 651 },
      { id: 2, top: 290, bottom: 2_000 },
    ];
    watch.look(edge, view, 0);
    expect(watch.look(edge, view, 1_000)).toEqual([2]);
  });

  it('starts anew after a pause', () => {
    const watch = exposureWatch();
    const places = [{ id: 1, top: 0, bottom: 100 }];
    watch.look(places, view, 0);
    watch.pause();
    expect(watch.look(places, view, 3_000)).toEqual([]);
    expect(watch.look(places, view, 4_000)).toEqual([1]);
  });
});
