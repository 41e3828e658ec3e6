import { expect, it } from 'vitest';

import { fillPage } from './opening-words.ts';

it('the page says what the catalogue says in the language it asks for', () => {
  expect(fillPage('<p>{zh:home.title}, {en:home.title}</p>')).toBe('<p>回响, Huixiang</p>');
});

it('a key that is not in the catalogue stops the build', () => {
  expect(() => fillPage('{en:home.nothing}')).toThrow('{en:home.nothing}');
});
