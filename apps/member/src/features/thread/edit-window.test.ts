import { limits, type Comment } from '@huixiang/contract';
import { expect, it } from 'vitest';

import { editMinutesLeft } from './edit-window.ts';

it('lets the author edit until the window closes, counted in begun minutes', () => {
  const comment = { createdAt: 1_000, deleted: false } as Comment;
  expect(editMinutesLeft(comment, 1_000)).toBe(limits.editWindowMs / 60_000);
  expect(editMinutesLeft(comment, 1_000 + limits.editWindowMs - 1)).toBe(1);
  expect(editMinutesLeft(comment, 1_000 + limits.editWindowMs)).toBe(0);
  expect(editMinutesLeft({ ...comment, deleted: true }, 1_000)).toBe(0);
});
