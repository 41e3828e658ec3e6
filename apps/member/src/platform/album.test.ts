import { expect, it } from 'vitest';

import { readAlbumRefusal } from './album.ts';

it.each([
  ['saveImageToPhotosAlbum:fail auth deny', 'denied'],
  ['saveImageToPhotosAlbum:fail:auth denied', 'denied'],
  ['saveImageToPhotosAlbum:fail authorize no response', 'denied'],
  ['saveImageToPhotosAlbum:fail cancel', 'cancelled'],
])('%s is %s', (errMsg, kept) => {
  expect(readAlbumRefusal({ errMsg })).toBe(kept);
});

it('what nobody decided is an error', () => {
  expect(() => readAlbumRefusal({ errMsg: 'saveImageToPhotosAlbum:fail file not exists' })).toThrow(
    'not exists',
  );
});
