import type { Picture } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';

import { learnHiddenPictures, noteOwnPictures, picturesFor } from './own-pictures.ts';

const picture = (id: number, state: Picture['state']): Picture => ({
  id,
  state,
  width: 4,
  height: 3,
  alt: '',
  thumb: '/t',
  full: '/f',
});

describe('what an author sees in their own comment', () => {
  it('is what everybody sees, then what waits, and never one of them twice', () => {
    noteOwnPictures({ id: 1, pictures: [picture(1, 'checking'), picture(2, 'passed')] });
    expect(picturesFor({ id: 1 }).map(({ id }) => id)).toEqual([1]);
    expect(picturesFor({ id: 1, pictures: [picture(1, 'passed')] })).toEqual([picture(1, 'passed')]);
    expect(picturesFor({ id: 2 })).toEqual([]);
  });

  it('follows what the server says: a picture that was refused stays to be seen as such', () => {
    noteOwnPictures({ id: 3, pictures: [picture(7, 'checking')] });
    learnHiddenPictures([3], [{ commentId: 3, pictures: [picture(7, 'refused')] }]);
    expect(picturesFor({ id: 3 })).toEqual([picture(7, 'refused')]);
    learnHiddenPictures([3], []);
    expect(picturesFor({ id: 3 })).toEqual([]);
  });
});
